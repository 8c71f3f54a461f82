import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findBrowser } from '../../src/browser/find-browser.js';

type Case = [
  what: string,
  platform: NodeJS.Platform,
  env: Record<string, string>,
  files: string[],
  found: ReturnType<typeof findBrowser>,
];

const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
const cases: Case[] = [
  ['nothing', 'linux', { PATH: '/bin' }, [], undefined],
  ['nothing, without a PATH', 'linux', {}, [], undefined],
  [
    'on the PATH',
    'linux',
    { PATH: '/bin:/usr/bin' },
    ['/usr/bin/google-chrome'],
    { path: '/usr/bin/google-chrome' },
  ],
  [
    'Chromium before Chrome',
    'linux',
    { PATH: '/a:/b' },
    ['/a/google-chrome', '/b/chromium'],
    { path: '/b/chromium' },
  ],
  ['the snap', 'linux', { PATH: '/bin' }, ['/snap/bin/chromium'], { path: '/snap/bin/chromium' }],
  [
    'PUPPETEER_EXECUTABLE_PATH before all',
    'linux',
    { PATH: '/a', PUPPETEER_EXECUTABLE_PATH: '/x', CHROME_PATH: '/y' },
    ['/a/chromium', '/x', '/y'],
    { path: '/x' },
  ],
  [
    'CHROME_PATH before the PATH',
    'linux',
    { PATH: '/a', CHROME_PATH: '/y' },
    ['/a/chromium', '/y'],
    { path: '/y' },
  ],
  [
    'a variable with a name to look up',
    'linux',
    { PATH: '/a', CHROME_PATH: 'brave' },
    ['/a/brave'],
    { path: '/a/brave' },
  ],
  [
    'a variable that is empty',
    'linux',
    { PATH: '/a', CHROME_PATH: '' },
    ['/a/chromium'],
    { path: '/a/chromium' },
  ],
  [
    'a variable that names nothing, and no other browser in its place',
    'linux',
    { PATH: '/a', CHROME_PATH: '/y' },
    ['/a/chromium'],
    { variable: 'CHROME_PATH', missing: '/y' },
  ],
  ['an application of macOS', 'darwin', { PATH: '/bin', HOME: '/Users/a' }, [mac], { path: mac }],
  [
    'an application of one user',
    'darwin',
    { PATH: '/bin', HOME: '/Users/a' },
    [`/Users/a${mac}`],
    { path: `/Users/a${mac}` },
  ],
  [
    'Edge, which Windows has',
    'win32',
    { Path: 'C:\\Windows', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' },
    [edge],
    { path: edge },
  ],
  [
    'on the Path of Windows',
    'win32',
    { Path: 'C:\\Windows;D:\\b' },
    ['D:\\b\\chrome.exe'],
    { path: 'D:\\b\\chrome.exe' },
  ],
];

describe('the browser is', () => {
  for (const [what, platform, env, files, found] of cases) {
    it(what, () =>
      assert.deepEqual(findBrowser({ platform, env, exists: (path) => files.includes(path) }), found),
    );
  }
});
