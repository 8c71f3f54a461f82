/** What the search looks at; the real ones are `process.platform`, `process.env` and a test for an executable file. */
export interface BrowserSearch {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
  /** What the option names. */
  readonly named?: string | undefined;
  /** A browser that Puppeteer has downloaded, or the folder where it would be. */
  readonly cached?: string | undefined;
}

/** A browser; or the option or variable that names one which is not there; or every place that was looked at in vain. */
export type FoundBrowser =
  | { readonly path: string }
  | { readonly namedBy: string; readonly missing: string }
  | { readonly looked: readonly string[] };

/**
 * Finds Chrome, Chromium or Edge: named by the option, PUPPETEER_EXECUTABLE_PATH or CHROME_PATH, in Puppeteer's cache, on
 * the PATH, or in the usual places of the platform. A name that leads nowhere ends the search: its owner wants that
 * browser and no other.
 */
export function findBrowser(search: BrowserSearch): FoundBrowser {
  const named = nameOf(search);
  if (named) {
    const path = isPath(named.name)
      ? [named.name].find(search.exists)
      : namesOnPath(named.name, search).find(search.exists);
    return path === undefined ? { namedBy: named.by, missing: named.name } : { path };
  }
  const cached = search.cached === undefined ? [] : [search.cached];
  const usual = usualPlaces(search);
  const onPath = programs(search.platform).flatMap((name) => namesOnPath(name, search));
  const path = [...cached, ...onPath, ...usual].find(search.exists);
  if (path !== undefined) return { path };
  return { looked: [...cached, `the PATH for ${programs(search.platform).join(', ')}`, ...usual] };
}

/** Who names a browser, if anybody does: then there is nothing to search for. */
export function nameOf({
  named,
  env,
}: Pick<BrowserSearch, 'named' | 'env'>): { by: string; name: string } | undefined {
  const names = {
    '--browser': named,
    PUPPETEER_EXECUTABLE_PATH: env['PUPPETEER_EXECUTABLE_PATH'],
    CHROME_PATH: env['CHROME_PATH'],
  };
  const [first] = Object.entries(names).flatMap(([by, name]) => (name ? [{ by, name }] : []));
  return first;
}

function programs(platform: NodeJS.Platform): string[] {
  if (platform === 'win32') return ['chrome', 'chromium', 'msedge'];
  return [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'chrome',
    'microsoft-edge',
    'microsoft-edge-stable',
  ];
}

function isPath(named: string): boolean {
  return /[\\/]/.test(named);
}

function namesOnPath(name: string, { platform, env }: BrowserSearch): string[] {
  const windows = platform === 'win32';
  const folders = (env['PATH'] ?? env['Path'] ?? '')
    .split(windows ? ';' : ':')
    .filter((folder) => folder !== '');
  return folders.map((folder) => (windows ? `${folder}\\${name}.exe` : `${folder}/${name}`));
}

function usualPlaces({ platform, env }: BrowserSearch): string[] {
  if (platform === 'darwin') {
    return ['', env['HOME'] ?? ''].flatMap((home) =>
      ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
        (name) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`,
      ),
    );
  }
  if (platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => env[name] ?? []);
    const places = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    return folders.flatMap((folder) => places.map((place) => `${folder}\\${place}`));
  }
  return [
    '/usr/bin/chromium',
    '/usr/lib/chromium/chromium',
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
    '/snap/bin/chromium',
  ];
}
