import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readBench } from '../../../src/bench/present/read-bench.js';
import { productFolder } from '../../../src/product.js';
import { loadAllVariants, loadPlans, taskFiles } from '../../../src/cli/task-files.js';
import { taskName } from '../../../src/evidence/task-variant.js';
import { fillPlaceholders, type FindValue } from '../../../src/report/answers/placeholders.js';
import { readAnswers, readTasks } from '../../../src/report/read/read-workspace.js';
import { findQuoted } from '../../../src/report/answers/recorded-value.js';
import { wordsOf } from '../../../src/report/words.js';
import { evidenceFiles } from '../../../src/scenario/plan.js';
import { labs } from '../../the-lab.js';

const words = wordsOf('en');
const files = taskFiles(productFolder);
const plans = loadPlans(files, labs, [...files.keys()]);
const texts = await readAnswers(productFolder);
const tasks = await readTasks(productFolder, plans, () => ({}));
const others = loadAllVariants(files, labs, [...files.keys()]).filter(({ variant }) => variant !== 'lab');
const bench = await readBench(productFolder, 'en');
const variantRuns = await readTasks(productFolder, others, () => ({}));

/** Chapters that no task asks for. */
const chapters = ['introduction', 'difficulties', 'conclusion'];
const asked = [
  ...plans.flatMap(({ deliverables }) => deliverables.flatMap(({ answer }) => answer ?? [])),
  ...chapters,
];

/** Most stay below 250; those that compare, or list many things, may have more. */
const mostWords = 300;
const moreWords: Readonly<Record<string, number>> = { '2.3': 420, '6.2': 400, difficulties: 480 };

/** Documented constants: every other number with a unit has to come from the run. */
const constants: Readonly<Record<string, readonly string[]>> = {
  '1.2': ['10 s'], // docker stop, before it kills
  '2.3': ['30 s'], // memberlist's DefaultLANConfig: PushPullInterval
  difficulties: ['1 s', '3 s'], // Serf's agent: QuiescentPeriod, CoalescePeriod
};

const figure = /(?<![\w.])\d+(?:[.,]\d+)?\s?(?:ms|s|seconds?|minutes?|[kMG]B|requests?|%)(?!\w)/g;
const link = /\[([^\]]*)\]\((\S+?)(?:\s+("[^"]*"|'[^']*'))?\)/g;

describe('the answers', () => {
  it('are those that the lab asks for, and no others', () => {
    assert.deepEqual([...texts.keys()].sort(), [...asked].sort());
  });

  it('give a source the same title wherever they refer to it', () => {
    const titles = new Map<string, Set<string>>();
    for (const { url, title } of [...texts.values()].flatMap(linksIn)) {
      titles.set(url, (titles.get(url) ?? new Set()).add(title));
    }
    assert.deepEqual(
      [...titles].filter(([, different]) => different.size > 1),
      [],
    );
  });

  for (const name of asked) describe(name, () => describeAnswer(name, texts.get(name) ?? ''));
});

function describeAnswer(name: string, text: string): void {
  it('is written, and no heading gets in the way of those of the report', () => {
    assert.notEqual(prose(text).trim(), '');
    assert.doesNotMatch(text, /\bTODO\b|^#{1,3}\s|<!--/m);
  });

  it('is short', () => {
    const { length } = prose(text).match(/\S*[\p{L}\p{N}]\S*/gu) ?? [];
    assert.ok(length <= (moreWords[name] ?? mostWords), `${length} words`);
  });

  it('takes its figures from files that a task captures', () => {
    for (const { of, stem } of placesIn(text)) {
      if (of === 'bench') continue;
      const plan = plans.find((one) => one.task === of.task && one.variants.includes(of.variant));
      const captured = ['manifest.json', ...(plan ? evidenceFiles(plan) : [])];
      assert.ok(captured.includes(`${stem}.json`), `${taskName(of)} does not capture ${stem}.json`);
    }
  });

  it('has a value of the reference run for each of its figures', () => {
    assert.deepEqual(
      fillPlaceholders(text, findQuoted({ tasks, variantRuns, bench }, words), words).unknown,
      [],
    );
  });

  it('has no figure typed by hand but documented constants', () => {
    assert.deepEqual(prose(text).match(figure) ?? [], constants[name] ?? []);
  });

  it('gives each source a title, and has no address beside', () => {
    const links = linksIn(text);
    for (const { label, url, title } of links) {
      assert.match(url, /^https:\/\//);
      assert.doesNotMatch(label, /^$|^https?:/);
      assert.notEqual(title, '', url);
    }
    assert.equal(withoutCode(text).match(/https?:\/\//g)?.length ?? 0, links.length);
  });
}

/** The recorded values that a text asks for; words that are no placeholder fail here. */
function placesIn(text: string): Parameters<FindValue>[0][] {
  const places: Parameters<FindValue>[0][] = [];
  const { unknown } = fillPlaceholders(
    text,
    (place) => (places.push(place), { why: 'not looked up' }),
    words,
  );
  assert.deepEqual(
    unknown.filter(({ why }) => why !== 'not looked up'),
    [],
  );
  assert.equal(places.length, text.match(/\{\{/g)?.length ?? 0);
  return places;
}

interface Link {
  readonly label: string;
  readonly url: string;
  readonly title: string;
}

function linksIn(text: string): Link[] {
  return [...text.matchAll(link)].map(([, label = '', url = '', quoted = '']) => ({
    label,
    url,
    title: quoted.slice(1, -1),
  }));
}

/** What is left to be read as sentences: no code, and one word for each figure. */
function prose(text: string): string {
  return withoutCode(text.replaceAll(/\{\{.*?\}\}/g, 'figure').replaceAll(link, '$1'));
}

function withoutCode(text: string): string {
  return text.replaceAll(/^( *)```[\s\S]*?^\1```$/gm, '').replaceAll(/`[^`\n]*`/g, 'code');
}
