import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from '../../../src/browser/browser.js';
import type { AnswersEntry } from '../../../src/check/answers/answers-entry.js';
import {
  answersPageNames,
  answersPages,
  type AnswersInput,
} from '../../../src/check/answers/answers-pages.js';
import { askedQuestions } from '../../../src/check/answers/asked-question.js';
import type { GivenAnswer } from '../../../src/check/answers/given-answer.js';
import type { Rubric } from '../../../src/check/answers/rubric.js';
import { productFolder } from '../../cli/command.js';
import { accessibilityOf } from '../../report/html/accessibility.js';
import { assertValid } from '../../report/html/assert-valid.js';
import { onPage, testBrowser, type View } from '../../report/html/page-in-browser.js';
import { ourLab } from '../our-check.js';
import { aPoorResult, aResult, hostileTexts, unwanted } from '../output/a-result.js';

const read = (path: string): string => readFileSync(join(productFolder, 'src', path), 'utf8');
const assets = {
  style: ['html/assets/base.css', 'check/page/assets/check.css', 'check/page/assets/answers.css']
    .map(read)
    .join('\n'),
  script: read('check/page/assets/answers.js'),
};
const questions = askedQuestions(ourLab);
const rubric: Rubric = {
  titles: undefined,
  points: new Map([
    [
      '2.2',
      [
        { name: 'order', texts: { en: 'says the order, "first"', fr: 'dit l’ordre' } },
        { name: 'cure', texts: { en: '=cure', fr: 'remède' } },
      ],
    ],
  ]),
};

function anAnswer(question: string, said: Partial<GivenAnswer> = {}): GivenAnswer {
  return {
    question,
    paragraphs: [`What is said to ${question}.`, 'And a second paragraph.'],
    leftOut: 0,
    words: 9,
    onlyRefers: false,
    at: { file: 'report/report.md', line: 7 },
    code: '',
    codeLeftOut: 0,
    pictures: 0,
    references: [],
    moreReferences: 0,
    doubts: [],
    ...said,
  };
}

const rich: Partial<GivenAnswer> = {
  leftOut: 1200,
  code: 'docker run\nha',
  codeLeftOut: 3,
  pictures: 2,
  references: [
    { kind: 'address', text: 'https://example.org/a?b=c&d' },
    { kind: 'file', text: 'logs/task 2/ha.log' },
    { kind: 'dead', text: 'gone.md' },
    { kind: 'source', text: 'RFC 9110' },
  ],
  moreReferences: 3,
  doubts: [
    { code: 'container-address', id: 'a1', address: '10.0.0.1', shown: ['10.0.0.2'], file: 'logs/x.cfg' },
    { code: 'container-nowhere', id: 'a1' },
    { code: 'address-nowhere', address: '10.0.0.1' },
    { code: 'failed-requests', failed: 1, sent: 9, shown: 2, file: 'logs/x.json' },
    { code: 'not-in-file', figure: '3 ms', file: 'logs/x.json' },
  ],
};

const entries: AnswersEntry[] = [
  {
    result: aResult({}, { name: 'lab of ada' }),
    answers: questions.map(({ key }) => anAnswer(key, key === '2.2' ? rich : {})),
    href: 'lab-of-ada.html',
    folder: '../lab%20of%20ada/',
  },
  {
    result: aPoorResult(),
    answers: questions.map(({ key }) =>
      anAnswer(key, { paragraphs: [], words: 0, at: undefined, onlyRefers: key === 'M3' }),
    ),
    href: 'x.html',
    folder: '../x/',
  },
];
const input: AnswersInput = { entries, questions, rubric, lang: 'en', summary: 'index.html' };
const [page = { name: '', html: '' }, ...rest] = answersPages(input, assets);
const french = answersPages({ ...input, lang: 'fr' }, assets)[0]?.html ?? '';
const split = answersPages(input, assets, 100);

describe('the pages of answers', () => {
  let browser: Browser;
  before(async () => {
    browser = await testBrowser();
  });
  after(() => browser.close());

  it('are one, or one a question behind a list of them where there is much', () => {
    assert.deepEqual([page.name, rest.length], ['answers.html', 0]);
    assert.deepEqual(
      split.map(({ name }) => name),
      answersPageNames(questions),
    );
    assert.ok(split[8]?.name === 'answers-2-2.html' && split[8].html.includes('says the order'));
    assert.ok(split[0]?.html.includes('href="answers-2-2.html#q-2-2"'));
    assert.ok(split[8].html.includes('rel="next" href="answers-2-3.html#q-2-3"'));
  });

  const pages: [what: string, html: string][] = [
    ['in English', page.html],
    ['in French', french],
    ['the list', split[0]?.html ?? ''],
    ['one question', split[8]?.html ?? ''],
    ['of nobody', answersPages({ ...input, entries: [], summary: undefined }, assets)[0]?.html ?? ''],
  ];
  const views: View[] = [
    { scheme: 'light', width: 1280 },
    { scheme: 'dark', width: 390 },
  ];
  for (const [what, html] of pages) {
    it(`are valid: ${what}`, () => assertValid(html));
    for (const view of views)
      it(`are accessible and fit: ${what}, ${view.scheme ?? ''}, ${view.width ?? 0} pixels`, () =>
        onPage(browser, html, view, async (opened, noise) => {
          assert.deepEqual(await accessibilityOf(opened), []);
          assert.equal(await opened.evaluate(() => document.documentElement.scrollWidth), view.width);
          assert.deepEqual(noise, { console: [], requests: [] });
        }));
  }

  it('say that presence is not quality', () => {
    assert.match(page.html, /Presence is not quality\./);
    assert.match(french, /Être présent n’est pas être bon\./);
  });

  it('show what each says, one after another, with length, place, references and figures', () =>
    onPage(browser, page.html, {}, async (opened) => {
      const texts = await opened.$$eval('#q-2-2 article', (all) =>
        all.map((each) => each.textContent.replace(/\s+/g, ' ').trim()),
      );
      assert.equal(texts.length, 2);
      for (const part of [
        'lab of ada 9 words · 2 pictures · report/report.md, line 7 What is said to 2.2. And a second paragraph.',
        '… 1200 more characters: in the file itself.',
        'Code: 2 lines docker run ha',
        '7 references https://example.org/a?b=c&d link logs/task 2/ha.log file gone.md leads nowhere RFC 9110 source and 3 more',
        'Container a1 is said to have 10.0.0.1; logs/x.cfg shows it at 10.0.0.2. rule container-address',
        '“3 ms” is said with logs/x.json, which does not have it. rule not-in-file',
      ])
        assert.ok(texts[0]?.includes(part), part);
      assert.match(texts[1] ?? '', /^lab-of-ada M No text of its own\. Points/);
      const links = await opened.$$eval('#q-2-2 article:first-of-type a', (all) =>
        all.map((link) => link.getAttribute('href')),
      );
      assert.deepEqual(links, [
        'lab-of-ada.html#t2-2-problem-answer',
        '../lab%20of%20ada/report/report.md',
        'https://example.org/a?b=c&d',
        '../lab%20of%20ada/logs/task%202/ha.log',
      ]);
      const m3 = await opened.$eval('#q-m3 article:last-of-type', (each) => each.textContent);
      assert.match(m3, /Nothing but a reference to another answer\./);
    }));

  it('lead from one question to another by key', () =>
    onPage(browser, page.html, {}, async (opened) => {
      const seen: string[] = [];
      for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft'] as const) {
        await opened.keyboard.press(key);
        seen.push(await opened.evaluate(() => location.hash));
      }
      await opened.keyboard.down('Alt');
      await opened.keyboard.press('ArrowDown');
      await opened.keyboard.up('Alt');
      seen.push(await opened.evaluate(() => location.hash));
      assert.deepEqual(seen, ['#q-m1', '#q-m2', '#q-m1', '#q-m1']);
    }));

  it('keep ticks over a reload, and give them as CSV', () =>
    onPage(browser, page.html, {}, async (opened, noise) => {
      await opened.click('#q-2-2 article:last-of-type input');
      await opened.reload();
      assert.deepEqual(await opened.$$eval('input', (all) => all.map(({ checked }) => checked)), [
        false,
        false,
        true,
        false,
      ]);
      await opened.click('#copy');
      await opened.waitForFunction(() => document.querySelector('output')?.textContent !== '');
      assert.match(await opened.$eval('output', (said) => said.textContent), /: 1 ticked\.$/);
      const csv = await opened.$eval('#csv', (area) => (area as unknown as { value: string }).value);
      assert.deepEqual(csv.split(/\r?\n/), [
        'hand-in,folder,question,point,text,ticked',
        'lab of ada,../lab of ada/,2.2,order,"says the order, ""first""",0',
        "lab of ada,../lab of ada/,2.2,cure,'=cure,0",
        'lab-of-ada,../x/,2.2,order,"says the order, ""first""",1',
        "lab-of-ada,../x/,2.2,cure,'=cure,0",
        '',
      ]);
      await opened.click('#q-2-2 article:last-of-type input');
      await opened.reload();
      assert.equal(await opened.$$eval('input', (all) => all.some(({ checked }) => checked)), false);
      assert.deepEqual(noise.console, []);
    }));

  it('can be read without a script', () =>
    onPage(browser, page.html, { script: false }, async (opened, noise) => {
      assert.equal(await opened.$eval('.ticks', (ticks) => ticks.checkVisibility()), false);
      assert.equal(await opened.$eval('.by-key', (keys) => keys.checkVisibility()), false);
      assert.equal((await opened.$$('article')).length, 2 * questions.length);
      assert.equal((await opened.$$('fieldset input')).length, 4);
      assert.deepEqual(noise, { console: [], requests: [] });
    }));

  for (const text of hostileTexts)
    it(`show ${JSON.stringify(text).slice(0, 50)}, and do nothing else`, async () => {
      const answer: Partial<GivenAnswer> = {
        paragraphs: [text],
        code: text,
        at: { file: text, line: 1 },
        references: [
          { kind: 'address', text },
          { kind: 'file', text },
          { kind: 'dead', text },
        ],
        doubts: [{ code: 'not-in-file', figure: text, file: text }],
      };
      const entry = {
        ...{ result: aResult({}, { name: text }), href: 'x.html', folder: '../x/' },
        answers: [anAnswer('2.2', answer)],
      };
      const html = answersPages({ ...input, entries: [entry] }, assets)[0]?.html ?? '';
      assert.doesNotMatch(html, unwanted);
      await assertValid(html);
      await onPage(browser, html, { width: 390 }, async (opened, noise) => {
        assert.deepEqual(noise, { console: [], requests: [] });
        const found = await opened.evaluate(() => ({
          ran: 'ran' in globalThis,
          width: document.documentElement.scrollWidth,
          tags: document.querySelectorAll('img, iframe, object, base, script:not(:last-child)').length,
          attributes: [...document.querySelectorAll('*')]
            .flatMap(({ attributes }) => [...attributes])
            .filter(({ name }) => name.startsWith('on') || name === 'style').length,
          schemes: [...new Set([...document.querySelectorAll('a')].map(({ protocol }) => protocol))],
        }));
        assert.deepEqual(found, { ran: false, width: 390, tags: 0, attributes: 0, schemes: ['file:'] });
      });
    });
});
