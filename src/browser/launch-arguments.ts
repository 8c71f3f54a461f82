/** What decides about the arguments; the real one is `process`. */
interface Runner {
  readonly getuid?: () => number;
}

/**
 * Arguments of a browser that shows a few pages of this machine, keeps no memory of them, and speaks to nobody else.
 *
 * @param hosts what pages may be loaded from; every other name and address is unknown to the browser
 */
export function launchArguments(
  runner: Runner,
  hosts: readonly string[] = ['127.0.0.1', 'localhost'],
): string[] {
  const unknown = ['MAP * ~NOTFOUND', ...hosts.map((host) => `EXCLUDE ${host}`)].join(', ');
  return [
    '--headless=new',
    '--hide-scrollbars',
    '--mute-audio',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--force-color-profile=srgb',
    '--font-render-hinting=none',
    '--export-tagged-pdf',
    '--generate-pdf-document-outline',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-proxy-server',
    '--no-pings',
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-client-side-phishing-detection',
    '--disable-component-extensions-with-background-pages',
    '--disable-component-update',
    '--disable-crash-reporter',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-features=AcceptCHFrame,MediaRouter,OptimizationHints,Translate',
    '--disable-hang-monitor',
    '--disable-popup-blocking',
    '--disable-quic',
    '--disable-search-engine-choice-screen',
    '--disable-sync',
    '--metrics-recording-only',
    '--password-store=basic',
    '--use-mock-keychain',
    `--host-resolver-rules=${unknown}`,
    // Chromium's sandbox refuses to run as root, and root is who the tool is in a container.
    ...(runner.getuid?.() === 0 ? ['--no-sandbox'] : []),
    'about:blank',
  ];
}
