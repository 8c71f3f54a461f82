import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { downloadedChrome } from '../../src/browser/downloaded-chrome.js';
import { TemporaryFolder } from '../temporary-folder.js';

const mac = 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing';
const cases: [platform: NodeJS.Platform, there: string[], found: string][] = [
  ['linux', [], ''],
  [
    'linux',
    ['linux-9.0.1/chrome-linux64/chrome', 'linux-131.0.2/chrome-linux64/chrome'],
    'linux-131.0.2/chrome-linux64/chrome',
  ],
  [
    'linux',
    ['linux-131.0.2/chrome-linux64/notes.txt', 'linux-130.0.1/chrome-linux64/chrome'],
    'linux-130.0.1/chrome-linux64/chrome',
  ],
  ['darwin', [`mac_arm-131.0.2/chrome-mac-arm64/${mac}`], `mac_arm-131.0.2/chrome-mac-arm64/${mac}`],
  ['win32', ['win64-131.0.2/chrome-win64/chrome.exe'], 'win64-131.0.2/chrome-win64/chrome.exe'],
];

describe('a Chrome that Puppeteer has downloaded', () => {
  for (const [platform, there, found] of cases) {
    it(`on ${platform} among ${there.length}`, () => {
      using temporary = new TemporaryFolder();
      const folder = temporary.path;
      for (const path of there) {
        const file = join(folder, 'chrome', path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, '');
        chmodSync(file, 0o755);
      }
      const env = { PUPPETEER_CACHE_DIR: folder };
      assert.equal(downloadedChrome(env, platform), join(folder, 'chrome', found));
    });
  }
});
