/** What the search looks at; the real ones are `process.platform`, `process.env` and a test for an executable file. */
export interface BrowserSearch {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
}

/** A browser, or the variable that names one which is not there. */
export type FoundBrowser =
  { readonly path: string } | { readonly variable: string; readonly missing: string };

/**
 * Finds Chrome, Chromium or Edge: named by PUPPETEER_EXECUTABLE_PATH or CHROME_PATH, on the PATH, or in the usual
 * place of the platform. A variable that names nothing ends the search: its owner wants that browser and no other.
 */
export function findBrowser(search: BrowserSearch): FoundBrowser | undefined {
  for (const variable of ['PUPPETEER_EXECUTABLE_PATH', 'CHROME_PATH']) {
    const named = search.env[variable];
    if (!named) continue;
    const path = isPath(named) ? [named].find(search.exists) : onPath(named, search);
    return path === undefined ? { variable, missing: named } : { path };
  }
  for (const name of names) {
    const path = onPath(name, search);
    if (path !== undefined) return { path };
  }
  const path = usualPlaces(search).find(search.exists);
  return path === undefined ? undefined : { path };
}

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

function isPath(named: string): boolean {
  return /[\\/]/.test(named);
}

function onPath(name: string, { platform, env, exists }: BrowserSearch): string | undefined {
  const windows = platform === 'win32';
  const folders = (env['PATH'] ?? env['Path'] ?? '')
    .split(windows ? ';' : ':')
    .filter((folder) => folder !== '');
  return folders.map((folder) => (windows ? `${folder}\\${name}.exe` : `${folder}/${name}`)).find(exists);
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
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return folders.flatMap((folder) => programs.map((program) => `${folder}\\${program}`));
  }
  return ['/usr/bin/chromium', '/opt/google/chrome/chrome', '/snap/bin/chromium'];
}
