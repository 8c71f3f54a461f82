import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { openBrowser, type Browser } from '../../src/browser/browser.js';
import { requireBrowser } from '../../src/browser/locate-browser.js';
import { Failed, type Failure } from '../../src/failure.js';
import { until } from '../e2e/support/until.js';
import { TemporaryFolder } from '../temporary-folder.js';
import { browsersOf, mainBrowserOf } from './browsers-of.js';

const never = new AbortController().signal;

describe('a browser', () => {
  let folder: TemporaryFolder;
  let path: string;
  const outside = process.env['TMPDIR'];

  beforeEach(() => {
    path = requireBrowser(undefined);
    folder = new TemporaryFolder();
    process.env['TMPDIR'] = folder.path;
  });

  afterEach(() => {
    if (outside === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = outside;
    folder[Symbol.dispose]();
  });

  /** Nothing of it runs, and nothing lies about. */
  function assertGone(): void {
    assert.deepEqual(browsersOf(folder.path), []);
    assert.deepEqual(readdirSync(folder.path), []);
  }

  function kill(): void {
    const main = mainBrowserOf(folder.path);
    assert.ok(main);
    process.kill(main.pid, 'SIGKILL');
  }

  const title = (browser: Browser): Promise<string> =>
    browser.withPage(async (page) => {
      await page.goto('data:text/html,<title>here</title>');
      return page.title();
    });

  it('shows pages, several at a time, and leaves neither process nor file', async () => {
    const browser = await openBrowser({ path, signal: never });
    assert.deepEqual(await Promise.all([title(browser), title(browser)]), ['here', 'here']);
    assert.ok(browsersOf(folder.path).length > 0);
    await browser.close();
    assertGone();
  });

  it('works where the folder for temporary files is too deep for a socket', async () => {
    const deep = join(folder.path, 'deep'.repeat(20));
    mkdirSync(deep);
    process.env['TMPDIR'] = deep;
    const browser = await openBrowser({ path, signal: never });
    assert.equal(await title(browser), 'here');
    await browser.close();
    assert.deepEqual(readdirSync(deep), []);
  });

  it('knows no other machine', async () => {
    await using browser = await openBrowser({ path, signal: never });
    await browser.withPage(async (page) => {
      for (const url of ['http://example.com/', 'http://192.0.2.1/']) {
        await assert.rejects(page.goto(url), /ERR_NAME_NOT_RESOLVED/);
      }
    });
  });

  it('that dies in the middle is launched again, for all of its pages, and what they did is done again', async () => {
    const browser = await openBrowser({ path, signal: never });
    let begun = 0;
    const work = async (page: Page): Promise<string> => {
      begun += 1;
      if (begun === 2) kill();
      await page.goto('data:text/html,<title>here</title>');
      if (begun <= 2) await forEver(page);
      return page.title();
    };
    const both = await Promise.all([browser.withPage(work), browser.withPage(work)]);
    assert.deepEqual(both, ['here', 'here']);
    assert.equal(begun, 4);
    await browser.close();
    assertGone();
  });

  it('that dies again is given up', async () => {
    const browser = await openBrowser({ path, signal: never });
    const dying = browser.withPage(async (page) => {
      kill();
      await forEver(page);
    });
    const failure = await failureOf(dying);
    assert.ok(failure.reason === 'browser-failed');
    assert.match(failure.detail, /^ended by SIGKILL/);
    await browser.close();
    assertGone();
  });

  it('that cannot do what is asked for says so', async () => {
    await using browser = await openBrowser({ path, signal: never });
    const failure = await failureOf(browser.withPage((page) => page.goto('http://127.0.0.1:9/')));
    assert.ok(failure.reason === 'browser-failed');
    assert.match(failure.detail, /^net::ERR_/);
  });

  it('is gone at once when the run is interrupted', async () => {
    const controller = new AbortController();
    const browser = await openBrowser({ path, signal: controller.signal });
    const reason = new Failed({ reason: 'interrupted', signal: 'SIGINT' });
    const work = browser.withPage(forEver);
    controller.abort(reason);
    await assert.rejects(work, reason);
    await browser.close();
    assertGone();
  });

  it('does not outlive a process that is killed', async () => {
    const module = pathToFileURL(join(import.meta.dirname, '../../src/browser/browser.js')).href;
    const source = `import { openBrowser } from ${JSON.stringify(module)};
      await openBrowser({ path: ${JSON.stringify(path)}, signal: new AbortController().signal });
      console.log('open');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    assert.ok(mainBrowserOf(folder.path));
    child.kill('SIGKILL');
    await until('no browser', 10_000, () => Promise.resolve(browsersOf(folder.path).length === 0));
  });

  const impostors: [what: string, script: string, detail: RegExp][] = [
    [
      'ends at once',
      '#!/bin/sh\necho no usable sandbox >&2\nexit 7\n',
      /^ended with exit code 7\nno usable sandbox$/,
    ],
    ['needs an interpreter that is not there', '#!/nowhere/sh\n', /ENOENT/],
    ['is none', '#!/bin/sh\necho hello\n', /^ended with exit code 0$/],
  ];
  for (const [what, script, detail] of impostors) {
    it(`that ${what} is a failure with what it said`, async () => {
      using own = new TemporaryFolder();
      const program = join(own.path, 'browser');
      writeFileSync(program, script);
      chmodSync(program, 0o755);
      const failure = await failureOf(openBrowser({ path: program, signal: never }));
      assert.ok(failure.reason === 'browser-failed');
      assert.equal(failure.browser, program);
      assert.match(failure.detail, detail);
    });
  }
});

const forEver = (page: Page): Promise<unknown> => page.waitForSelector('nothing', { timeout: 0 });

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Failed) return error.failure;
    throw error;
  }
  throw new Error('there was no failure');
}
