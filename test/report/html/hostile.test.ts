import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from '../../../src/browser/browser.js';
import { toHtml } from '../../../src/report/html/to-html.js';
import type { Report } from '../../../src/report/model.js';
import { onPage, testBrowser } from './page-in-browser.js';
import { gap, sampleReport } from './sample-report.js';

/** What somebody could write into a log, an answer, the name of a member, a file or a setting. */
const samples = [
  '<script>globalThis.ran = 1</script>',
  '</script><script>globalThis.ran = 2</script>',
  '</pre></code></details></style></title></textarea><img src=x onerror="globalThis.ran = 3">',
  '"><img src=http://evil.invalid/a.png onerror=globalThis.ran=4>',
  "' onmouseover='globalThis.ran = 5' autofocus onfocus='globalThis.ran = 6",
  '[a](javascript:globalThis.ran=7) <javascript:globalThis.ran=8> [b](data:text/html,<script>globalThis.ran=9</script>)',
  '[c](//evil.invalid) ![d](http://evil.invalid/b.png) [e][f]\n\n[f]: javascript:globalThis.ran=10 "x"',
  '--><svg onload="globalThis.ran = 11"></svg><!--',
  '\u001b[31mred\u001b[0m \u001b]8;;http://evil.invalid/c\u0007here\u001b]8;;\u0007 \u001b]0;title\u0007',
  'nul \u0000 bell \u0007 backspace \u0008 cr \r next \u0085 csi \u009b31m',
  'right to left \u202Egnp.exe \u2066isolate\u2069',
  '{{ constructor }} ${globalThis.ran = 12} %3Cscript%3E &lt;script&gt; &#60;script&#62;',
  '\uFFFE \uD800 <base href="http://evil.invalid/"> <meta http-equiv="refresh" content="0;url=http://evil.invalid/">',
];

/** Words of the model, which are no text. */
const words = new Set(['kind', 'lang', 'fault', 'language', 'shown']);

describe('a report with hostile text in every field', () => {
  let browser: Browser;
  before(async () => {
    browser = await testBrowser();
  });
  after(() => browser.close());

  const cases: [what: string, spoil: (text: string) => string][] = [
    ['after what was there', (text) => `${text} ${samples.join('\n')}`],
    ['instead of what was there', () => samples.join(' ')],
    ['as an address', () => 'javascript:globalThis.ran=13'],
    ['as a word in front', (text) => `"><b onclick=x>${text}`],
  ];
  for (const [what, spoil] of cases) {
    it(`shows it, and does nothing else: ${what}`, () =>
      onPage(browser, toHtml(spoiled(sampleReport(), spoil)), {}, async (page, noise) => {
        await page.$$eval('details', (all) => all.forEach((each) => (each.open = true)));
        await page.type('#search', '<script>');
        const found = await page.evaluate(() => {
          const elements = [...document.querySelectorAll('*')];
          const attributes = elements.flatMap(({ attributes }) => [...attributes]);
          return {
            ran: 'ran' in globalThis,
            tags: [...new Set(elements.map(({ localName }) => localName))].sort(),
            attributes: [...new Set(attributes.map(({ name }) => name))].sort(),
            schemes: [...new Set([...document.querySelectorAll('a')].map(({ protocol }) => protocol))].sort(),
            pictures: [...document.images]
              .map(({ src }) => src.slice(0, 11))
              .filter((src) => src !== 'data:image/'),
            scripts: document.scripts.length,
            // eslint-disable-next-line no-control-regex -- these are what must not be there
            unseen: /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe]/.test(
              document.documentElement.outerHTML,
            ),
          };
        });
        assert.deepEqual(noise, { console: [], requests: [] });
        const strange = found.tags.filter((tag) => !tags.has(tag));
        assert.deepEqual(strange, []);
        assert.deepEqual(
          found.attributes.filter((name) => name.startsWith('on') || name === 'style'),
          [],
        );
        assert.deepEqual(
          found.schemes.filter((scheme) => !['file:', 'https:', ':'].includes(scheme)),
          [],
        );
        assert.deepEqual([found.ran, found.pictures, found.scripts, found.unseen], [false, [], 1, false]);
      }));
  }

  it('lets no drawing act, whoever drew it', () => {
    const report = sampleReport();
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="parent.ran=1"><script>parent.ran=2</script><image href="http://evil.invalid/x.png"/></svg>`;
    const chapters = report.chapters.map((chapter) => ({
      ...chapter,
      blocks: chapter.blocks.map((block) => (block.kind === 'drawing' ? { ...block, svg } : block)),
    }));
    return onPage(browser, toHtml({ ...report, chapters }), {}, async (page, noise) => {
      assert.equal(await page.evaluate(() => 'ran' in globalThis), false);
      assert.deepEqual(noise, { console: [], requests: [] });
    });
  });

  it('shows the text of it', () =>
    onPage(browser, toHtml(spoiled(sampleReport(), () => samples[0] ?? '')), {}, async (page) => {
      assert.equal(await page.title(), samples[0]);
      assert.equal(await page.$eval('h1', (heading) => heading.textContent), samples[0]);
      assert.equal(await page.$eval('.evidence .line', (line) => line.textContent.trimEnd()), samples[0]);
      assert.equal(await page.$eval('.gap .what', (what) => what.textContent), samples[0]);
    }));
});

/** Elements that the page is made of; an answer may have a few more. */
const tags = new Set([
  ...[
    'html',
    'head',
    'meta',
    'title',
    'style',
    'body',
    'script',
    'header',
    'nav',
    'main',
    'section',
    'dialog',
    'div',
  ],
  ...[
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'p',
    'span',
    'a',
    'ol',
    'ul',
    'li',
    'dl',
    'dt',
    'dd',
    'strong',
    'em',
    'time',
  ],
  ...[
    'details',
    'summary',
    'pre',
    'code',
    'ins',
    'del',
    'figure',
    'figcaption',
    'button',
    'img',
    'kbd',
    'input',
  ],
  ...['label', 'output', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'blockquote', 'br', 'hr'],
]);

/** The report with every text in it, however deep, changed; its gaps too. */
function spoiled(report: Report, spoil: (text: string) => string): Report {
  return spoiledValue({ ...report, gaps: [gap, { ...gap, what: 'elsewhere' }] }, '', spoil) as Report;
}

function spoiledValue(value: unknown, name: string, spoil: (text: string) => string): unknown {
  if (typeof value === 'string') return words.has(name) ? value : spoil(value);
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each: unknown) => spoiledValue(each, name, spoil));
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, spoiledValue(each, key, spoil)]),
  );
}
