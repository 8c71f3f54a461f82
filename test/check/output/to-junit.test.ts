import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from '../../../src/browser/browser.js';
import { toJunit } from '../../../src/check/output/to-junit.js';
import { testBrowser } from '../../report/html/page-in-browser.js';
import { aHostileResult, aPoorResult, aResult, hostileTexts, unwanted } from './a-result.js';

describe('the verdicts as JUnit XML', () => {
  let browser: Browser;
  before(async () => {
    browser = await testBrowser();
  });
  after(() => browser.close());

  it('are what they are, literally', () => {
    const items = aPoorResult().items.filter(({ id }) => /^T5\.[24]/.test(id));
    assert.equal(
      toJunit([{ ...aPoorResult(), items, findings: aPoorResult().findings.slice(0, 2) }], false),
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="ait-lab check">
<testsuite name="lab-of-ada: Task 3" tests="0" failures="0" errors="0" skipped="0">
<system-out>warning same-file-twice: Two logs are the same file.
  logs/task3/s1.log
  logs/task3/s2.log
</system-out>
</testsuite>
<testsuite name="lab-of-ada: Task 5" tests="3" failures="2" errors="0" skipped="1">
<testcase name="T5.2 nodes list" classname="lab-of-ada: Task 5"><failure type="empty" message="It is empty.">It is empty.
Redo it.
logs/task5/nodes</failure></testcase>
<testcase name="T5.4 alternative (optional)" classname="lab-of-ada: Task 5"><skipped message="It names no other tool."/></testcase>
<testcase name="handler-failed" classname="lab-of-ada: Task 5"><failure type="handler-failed" message="A handler failed with exit status 127.">A handler failed with exit status 127.
Is it executable?
logs/task5/ha.log</failure></testcase>
</testsuite>
</testsuites>
`,
    );
  });

  it('have a suite a task and a case an item, and count what is in them', async () => {
    const suites = await suitesOf(browser, toJunit([aPoorResult(), aResult({}, { name: 'b' })], false));
    assert.equal(suites.length, 9 + 8);
    for (const { attributes, cases, failures, skipped } of suites) {
      assert.deepEqual(
        [attributes.tests, attributes.failures, attributes.skipped],
        [cases, failures, skipped],
      );
    }
    const task5 = suites.find(({ attributes }) => attributes.name === 'lab-of-ada: Task 5');
    // Twelve items, and a finding that is an error.
    assert.deepEqual([task5?.cases, task5?.failures, task5?.skipped], [13, 5, 1]);
  });

  it('fail for optional items when they count', async () => {
    const suites = await suitesOf(browser, toJunit([aPoorResult()], true));
    const task5 = suites.find(({ attributes }) => attributes.name === 'lab-of-ada: Task 5');
    assert.deepEqual([task5?.failures, task5?.skipped], [6, 0]);
  });

  for (const text of hostileTexts) {
    it(`are well formed with ${JSON.stringify(text).slice(0, 50)}`, async () => {
      const xml = toJunit([aHostileResult(text)], false);
      assert.doesNotMatch(xml, unwanted);
      const suites = await suitesOf(browser, xml);
      assert.equal(suites.length, 9);
      assert.equal(
        suites.reduce((sum, { cases }) => sum + cases, 0),
        45,
      );
    });
  }
});

interface Suite {
  readonly attributes: {
    readonly name: string | null;
    readonly tests: number;
    readonly failures: number;
    readonly skipped: number;
  };
  readonly cases: number;
  readonly failures: number;
  readonly skipped: number;
}

/** Reads XML with a parser that minds every mistake. */
function suitesOf(browser: Browser, xml: string): Promise<Suite[]> {
  return browser.withPage((page) =>
    page.evaluate((source) => {
      const read = new DOMParser().parseFromString(source, 'application/xml');
      const mistake = read.querySelector('parsererror');
      if (mistake) throw new Error(mistake.textContent);
      return [...read.querySelectorAll('testsuite')].map((suite) => ({
        attributes: {
          name: suite.getAttribute('name'),
          tests: Number(suite.getAttribute('tests')),
          failures: Number(suite.getAttribute('failures')),
          skipped: Number(suite.getAttribute('skipped')),
        },
        cases: suite.querySelectorAll('testcase').length,
        failures: suite.querySelectorAll('failure').length,
        skipped: suite.querySelectorAll('skipped').length,
      }));
    }, xml),
  );
}
