import { comparedHandIn } from '../../../src/check/alike/compared-hand-in.js';
import { findAlike } from '../../../src/check/alike/find-alike.js';
import type { Named } from '../../../src/check/alike/named.js';
import type { Alike, AlikePair } from '../../../src/check/alike/alike.js';
import { SeededRandom } from '../../../src/seeded-random.js';
import { aHandIn, type MadeUpContent } from '../a-hand-in.js';
import { understand } from '../our-check.js';

const stems =
  'container node agent member balancer backend process supervisor image layer build request traffic address port event handler script template file configuration network cluster gossip protocol message failure health check reload restart connection client server service registry list name role state change order time number user team task problem solution approach way case part place reason result effect step cost limit tool version machine page picture example question answer'.split(
    ' ',
  );
const links =
  'the a this each every one our its some that with without after before when because if although while until and or but so then also still only never often mostly can must should would could is was has needs makes keeps loses finds sees knows starts stops joins leaves reads writes sends gets takes gives shows'.split(
    ' ',
  );

/** Prose that nobody else has: sentences of words as such reports use them. */
export function prose(seed: number, words: number): string {
  const random = new SeededRandom(seed);
  let text = '';
  for (let count = 0; count < words; count += 1) {
    const word = random.oneOf(count % 2 === 0 ? links : stems) ?? '';
    const isFirst = count % 14 === 0;
    text += isFirst
      ? `${count === 0 ? '' : '. '}${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`
      : ` ${word}`;
  }
  return `${text}.`;
}

const questions = ['2.2', '2.3', '4.1', '4.2', '4.4', '5.4', '6.2'];

/** A report with an answer to each question, of which some are said. */
export function aReport(seed: number, said: Readonly<Record<string, string>> = {}, words = 120): string {
  const answers = questions.map(
    (question, index) =>
      `## Task ${question[0] ?? ''}\n\n### ${question}\n\n${said[question] ?? prose(seed * 100 + index, words)}\n`,
  );
  return `# Report\n\n${answers.join('\n')}`;
}

/** A hand-in with a report of its own, and further files. */
export function aNamed(
  name: string,
  files: Readonly<Record<string, MadeUpContent>>,
  more: { readonly earlier?: boolean; readonly remotes?: readonly string[] } = {},
): Named {
  const handIn = aHandIn(files, { name, remotes: more.remotes ?? [] });
  return { name, earlier: more.earlier ?? false, compared: comparedHandIn(understand(handIn)) };
}

/** As many hand-ins as are asked for, each with a report of its own. */
export function others(count: number): Named[] {
  return Array.from({ length: count }, (_, index) =>
    aNamed(`other-${index + 1}`, { 'report/report.md': aReport(1000 + index) }),
  );
}

export function alikeOf(handIns: readonly Named[], ours: readonly string[] = []): Alike {
  return findAlike(handIns, ours);
}

export function namesOf({ one, other }: AlikePair): string {
  return `${one.name} ${other.name}`;
}

/** What is in common of a passage, as the first of the two has it. */
export function commonText(pair: AlikePair | undefined, passage = 0): string {
  const parts = pair?.passages[passage]?.one.parts ?? [];
  return parts
    .filter(({ common }) => common)
    .map(({ text }) => text)
    .join(' … ')
    .replace(/\s+/g, ' ');
}
