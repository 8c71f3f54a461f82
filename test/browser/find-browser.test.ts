import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findBrowser, type BrowserSearch, type FoundBrowser } from '../../src/browser/find-browser.js';

type Case = [
  what: string,
  platform: NodeJS.Platform,
  env: Record<string, string>,
  files: string[],
  found: FoundBrowser,
  more?: Pick<BrowserSearch, 'named' | 'cached'>,
];

const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
const places = [
  'the PATH for chromium, chromium-browser, google-chrome, google-chrome-stable, chrome, microsoft-edge, microsoft-edge-stable',
  '/usr/bin/chromium',
  '/usr/lib/chromium/chromium',
  '/opt/google/chrome/chrome',
  '/opt/microsoft/msedge/msedge',
  '/snap/bin/chromium',
];
const everything = ['/a/chromium', '/a/brave', '/option', '/x', '/y', '/cache/chrome'];
const env = { PATH: '/a', PUPPETEER_EXECUTABLE_PATH: '/x', CHROME_PATH: '/y' };
const at = (path: string): FoundBrowser => ({ path });

const cases: Case[] = [
  ['nothing, and all places are told', 'linux', { PATH: '/bin' }, [], { looked: places }],
  ['nothing, without a PATH', 'linux', {}, [], { looked: places }],
  [
    'nothing, not in the cache either',
    'linux',
    {},
    [],
    { looked: ['/cache/chrome', ...places] },
    { cached: '/cache/chrome' },
  ],
  ['what the option names, before all', 'linux', env, everything, at('/option'), { named: '/option' }],
  ['what PUPPETEER_EXECUTABLE_PATH names, then', 'linux', env, everything, at('/x')],
  ['what CHROME_PATH names, then', 'linux', { ...env, PUPPETEER_EXECUTABLE_PATH: '' }, everything, at('/y')],
  [
    'the one in Puppeteer’s cache, then',
    'linux',
    { PATH: '/a' },
    everything,
    at('/cache/chrome'),
    { cached: '/cache/chrome' },
  ],
  ['the one on the PATH, then', 'linux', { PATH: '/a' }, everything, at('/a/chromium'), { cached: '/gone' }],
  [
    'Chromium before Chrome',
    'linux',
    { PATH: '/a:/b' },
    ['/a/google-chrome', '/b/chromium'],
    at('/b/chromium'),
  ],
  ['the snap', 'linux', { PATH: '/bin' }, ['/snap/bin/chromium'], at('/snap/bin/chromium')],
  ['Chrome’s own folder', 'linux', {}, ['/opt/google/chrome/chrome'], at('/opt/google/chrome/chrome')],
  ['Edge on Linux', 'linux', {}, ['/opt/microsoft/msedge/msedge'], at('/opt/microsoft/msedge/msedge')],
  [
    'a name to be looked up on the PATH',
    'linux',
    { PATH: '/a', CHROME_PATH: 'brave' },
    everything,
    at('/a/brave'),
  ],
  ['a name given as option', 'linux', { PATH: '/a' }, everything, at('/a/brave'), { named: 'brave' }],
  [
    'not another one than what a variable names',
    'linux',
    { PATH: '/a', CHROME_PATH: '/gone' },
    everything,
    {
      namedBy: 'CHROME_PATH',
      missing: '/gone',
    },
  ],
  [
    'not another one than what the option names',
    'linux',
    env,
    everything,
    { namedBy: '--browser', missing: '/gone' },
    { named: '/gone' },
  ],
  ['an application of macOS', 'darwin', { PATH: '/bin', HOME: '/Users/a' }, [mac], at(mac)],
  [
    'an application of one user',
    'darwin',
    { PATH: '/bin', HOME: '/Users/a' },
    [`/Users/a${mac}`],
    at(`/Users/a${mac}`),
  ],
  [
    'Edge, which Windows has',
    'win32',
    { Path: 'C:\\Windows', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' },
    [edge],
    at(edge),
  ],
  [
    'on the Path of Windows',
    'win32',
    { Path: 'C:\\Windows;D:\\b' },
    ['D:\\b\\chrome.exe'],
    at('D:\\b\\chrome.exe'),
  ],
];

describe('the browser is', () => {
  for (const [what, platform, env, files, found, more] of cases) {
    it(what, () =>
      assert.deepEqual(
        findBrowser({ platform, env, exists: (path) => files.includes(path), ...more }),
        found,
      ),
    );
  }
});
