import { accessSync, constants, statSync } from 'node:fs';
import { Failed } from '../failure.js';
import { findBrowser, nameOf, type FoundBrowser } from './find-browser.js';

/**
 * Looks for a browser on this machine.
 *
 * @param named what `--browser` says
 */
export async function locateBrowser(named: string | undefined): Promise<FoundBrowser> {
  const { platform, env } = process;
  // Puppeteer takes a while to load, which a browser that has a name spares us.
  const cached = nameOf({ named, env }) ? undefined : await puppeteersOwn();
  return findBrowser({ platform, env, exists: isProgram, named, cached });
}

/**
 * The path of a browser on this machine.
 *
 * @throws Failed `browser-missing` with the places that were looked at
 */
export async function requireBrowser(named: string | undefined): Promise<string> {
  const found = await locateBrowser(named);
  if ('path' in found) return found.path;
  const looked = 'looked' in found ? found.looked : [`${found.missing}, which ${found.namedBy} names`];
  throw new Failed({ reason: 'browser-missing', looked });
}

/** Whether there is a file that this user may run. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

async function puppeteersOwn(): Promise<string | undefined> {
  const { default: puppeteer } = await import('puppeteer');
  try {
    return puppeteer.executablePath();
  } catch {
    return undefined;
  }
}
