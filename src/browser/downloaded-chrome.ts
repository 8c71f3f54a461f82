import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isProgram } from './is-program.js';

/**
 * The newest Chrome that somebody had Puppeteer download, or the folder where it would be; the program itself downloads
 * none. Puppeteer keeps them as `chrome/PLATFORM-VERSION/chrome-PLATFORM/…`, below PUPPETEER_CACHE_DIR or `~/.cache/puppeteer`.
 *
 * @see https://pptr.dev/browsers-api
 */
export function downloadedChrome(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const folder = join(env['PUPPETEER_CACHE_DIR'] || join(homedir(), '.cache', 'puppeteer'), 'chrome');
  const newestFirst = namesIn(folder).sort((one, other) => other.localeCompare(one, 'en', { numeric: true }));
  return (
    newestFirst
      .flatMap((version) =>
        namesIn(join(folder, version)).map((name) => join(folder, version, name, program(platform))),
      )
      .find(isProgram) ?? folder
  );
}

function program(platform: NodeJS.Platform): string {
  const name = 'Google Chrome for Testing';
  if (platform === 'darwin') return join(`${name}.app`, 'Contents', 'MacOS', name);
  return platform === 'win32' ? 'chrome.exe' : 'chrome';
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
