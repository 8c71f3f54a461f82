import { Failed } from '../failure.js';
import { downloadedChrome } from './downloaded-chrome.js';
import { findBrowser, type FoundBrowser } from './find-browser.js';
import { isProgram } from './is-program.js';

/**
 * Looks for a browser on this machine.
 *
 * @param named what `--browser` says
 */
export function locateBrowser(named: string | undefined): FoundBrowser {
  const { platform, env } = process;
  return findBrowser({ platform, env, exists: isProgram, named, cached: downloadedChrome(env, platform) });
}

/**
 * The path of a browser on this machine.
 *
 * @throws Failed `browser-missing` with the places that were looked at
 */
export function requireBrowser(named: string | undefined): string {
  const found = locateBrowser(named);
  if ('path' in found) return found.path;
  const looked = 'looked' in found ? found.looked : [`${found.missing}, which ${found.namedBy} names`];
  throw new Failed({ reason: 'browser-missing', looked });
}
