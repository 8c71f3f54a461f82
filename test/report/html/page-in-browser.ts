import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { openBrowser, type Browser } from '../../../src/browser/browser.js';
import { requireBrowser } from '../../../src/browser/locate-browser.js';
import { TemporaryFolder } from '../../temporary-folder.js';

/** The browser of this machine; these tests say nothing without one. */
export async function testBrowser(): Promise<Browser> {
  return openBrowser({ path: requireBrowser(undefined), signal: new AbortController().signal });
}

export interface View {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  readonly script?: boolean;
}

/** What a page did that no reader sees. */
export interface Noise {
  readonly console: string[];
  readonly requests: string[];
}

/** Opens the page as somebody would who got it by mail, and keeps what it tells the console and asks of a network. */
export function onPage<T>(
  browser: Browser,
  html: string,
  { width = 1280, scheme = 'light', script = true }: View,
  work: (page: Page, noise: Noise) => Promise<T>,
): Promise<T> {
  return browser.withPage(async (page) => {
    using folder = new TemporaryFolder();
    const file = join(folder.path, 'report.html');
    writeFileSync(file, html);
    const address = pathToFileURL(file).href;
    const noise: Noise = { console: [], requests: [] };
    page.on('console', (message) => noise.console.push(message.text()));
    page.on('pageerror', (error) => noise.console.push(String(error)));
    page.on('dialog', (dialog) => noise.console.push(dialog.message()));
    page.on('request', (request) => {
      const url = request.url();
      if (url !== address && !url.startsWith('data:')) noise.requests.push(url);
    });
    await page.setJavaScriptEnabled(script);
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    await page.goto(address, { waitUntil: 'load' });
    return await work(page, noise);
  });
}
