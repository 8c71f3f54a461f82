import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { adviceSchema } from '../../../src/check/codes/advice.js';
import { doubtSchema } from '../../../src/check/codes/doubt.js';
import { nothingSchema, notReadSchema } from '../../../src/check/codes/not-read.js';
import { problemSchema } from '../../../src/check/codes/problem.js';
import { reasonSchema } from '../../../src/check/codes/reason.js';
import { sightingSchema } from '../../../src/check/codes/sighting.js';
import { itemIds } from '../our-check.js';
import { judge } from '../our-check.js';
import { findingInWords, verdictInWords } from '../../../src/check/words/in-words.js';
import { say } from '../../../src/check/words/wording.js';
import { wordings } from '../../../src/check/words/wordings.js';
import { languages, type Language } from '../../../src/scenario/language.js';
import { aHandIn } from '../a-hand-in.js';
import { samplesOf } from './samples.js';

const said = (told: { message: string; hint: string }): string => `${told.message}\n${told.hint}`;

/** Each member of each union, in both languages. */
const texts: [what: string, words: Record<Language, string>][] = [
  ...samplesOf(sightingSchema).map((one) => inBoth(one, ({ sightings }) => say(sightings, one))),
  ...samplesOf(reasonSchema).map((one) => inBoth(one, ({ reasons }) => say(reasons, one))),
  ...samplesOf(adviceSchema).map((one) => inBoth(one, ({ advice }) => say(advice, one))),
  ...samplesOf(doubtSchema).map((one) => inBoth(one, ({ doubts }) => say(doubts, one))),
  ...samplesOf(problemSchema).map((one) => inBoth(one, ({ problems }) => said(say(problems, one)))),
  ...samplesOf(notReadSchema).map((one) => inBoth(one, ({ notRead }) => say(notRead, one))),
  ...samplesOf(nothingSchema).map((one) => inBoth(one, ({ nothing }) => say(nothing, one))),
];

function inBoth(
  fact: object,
  words: (of: (typeof wordings)[Language]) => string,
): [string, Record<Language, string>] {
  return [JSON.stringify(fact), { en: words(wordings.en), fr: words(wordings.fr) }];
}

describe('what a judgement says', () => {
  it('is said of every code', () => {
    const codes = [
      sightingSchema,
      reasonSchema,
      adviceSchema,
      doubtSchema,
      problemSchema,
      notReadSchema,
      nothingSchema,
    ].flatMap((schema) => schema.options.map(({ shape }) => shape.code.value));
    for (const code of codes)
      assert.ok(
        texts.some(([what]) => what.includes(`"code":"${code}"`)),
        code,
      );
  });

  for (const [what, { en, fr }] of texts)
    it(`names the same things in both languages: ${what.slice(0, 90)}`, () => {
      assert.notEqual(en, fr);
      const fields = (text: string): string[] => text.match(/field-[a-z0-9-]+/g)?.sort() ?? [];
      assert.deepEqual(fields(fr), fields(en));
      const commands = (text: string): string[] => text.match(/ait-lab run \d/g) ?? [];
      assert.deepEqual(commands(fr), commands(en));
      for (const text of [en, fr]) assert.doesNotMatch(text, /\b(?:undefined|null|NaN)\b|\[object/);
    });

  it('has the apostrophes and quotation marks of French', () => {
    const prose = (text: string): string => text.replace(/`[^`]*`/g, '');
    const all = texts.map(([, { fr }]) => prose(fr)).join('\n');
    assert.doesNotMatch(all, /\p{L}'\p{L}/u);
    assert.doesNotMatch(all, /[“”"]/);
    assert.doesNotMatch(all, /\S[:;?!](?:\s|$)/u);
  });
});

describe('a judgement in French', () => {
  const handIn = aHandIn({
    'logs/task4/ps.txt': 'Error: No such object: s2\n',
    'logs/task5/inspect_s1': '',
    'report/report.md': '# Task 0\n\n## M1\n\nOui, on peut le faire.\n\n![x](gone.png)\n',
  });
  const of = (lang: Language) => judge(handIn, lang);

  it('differs from that in English in nothing but its words', () => {
    const [en, fr] = [of('en'), of('fr')];
    const bare = ({ items, findings }: typeof en) => ({
      items: items.map(({ reason, hint, look, ...rest }) => [
        rest,
        reason !== '',
        hint !== '',
        look !== undefined,
      ]),
      findings: findings.map(({ message, hint, ...rest }) => [rest, message !== '', hint !== '']),
    });
    assert.deepEqual(bare(fr), bare(en));
    assert.deepEqual([en.lang, fr.lang], ['en', 'fr']);
    for (const [at, id] of itemIds.entries()) assert.notEqual(fr.items[at]?.reason, en.items[at]?.reason, id);
  });

  it('says why and what to do', () => {
    const told = (id: string): (string | undefined)[] => {
      const item = of('fr').items.find((one) => one.id === id);
      return [item?.reason, item?.hint];
    };
    assert.deepEqual(told('T4.3 docker ps'), [
      'logs/task4/ps.txt contient seulement un message d’erreur et ne montre pas docker ps de la tâche 4.',
      'Relevez-le de nouveau : `ait-lab run 4`, ou à la main `docker ps > "logs/task 4/docker-ps.txt"`.',
    ]);
    assert.deepEqual(told('T5.1 inspect s1'), [
      'logs/task5/inspect_s1 est vide.',
      'Relevez-le de nouveau : `ait-lab run 5`, ou à la main `docker inspect s1 > "logs/task 5/inspect-s1.json"`.',
    ]);
    assert.deepEqual(told('T0.M M1-M6 answers'), [
      'report/report.md ligne 3 : M1 a du texte ; M2, M3, M4, M5 et M6 n’en ont pas.',
      'Rédigez des réponses sous les titres M2, M3, M4, M5 et M6.',
    ]);
    assert.deepEqual(
      of('fr')
        .findings.map(({ rule, message }) => `${rule}: ${message}`)
        .slice(0, 2),
      [
        'refused: Un programme a refusé ici : ce qui était demandé n’existait pas à ce moment.',
        'dead-link: `gone.png` ne mène à rien.',
      ],
    );
  });
});

describe('words', () => {
  it('are given to what has none, and leave its code and fields', () => {
    const because = { code: 'nothing-found', wanted: { kind: 'log', task: 2, container: 's1' } } as const;
    const judged = { id: 'T2.1 log s1', status: 'missing', evidence: [], because } as const;
    assert.deepEqual(verdictInWords(judged, 'fr'), {
      ...judged,
      reason: 'Rien n’a été trouvé qui montre le journal de s1 dans la tâche 2.',
      hint: '',
      advice: undefined,
    });
    const found = { level: 'note', task: 4, files: ['a'], because: { code: 'inspect-cut' } } as const;
    assert.deepEqual(findingInWords(found, 'en'), {
      ...found,
      rule: 'inspect-cut',
      message: 'The output of docker inspect is cut off.',
      hint: 'docker inspect NAME > FILE',
    });
  });

  it('count as their language does', () => {
    assert.deepEqual(
      languages.map((lang) => {
        const { findingCounts, completeOf, itemCounts } = wordings[lang].labels;
        return [findingCounts.error(0), findingCounts.error(2), completeOf(1, 1), itemCounts.missing(2)];
      }),
      [
        ['0 errors', '2 errors', '1 of 1 hand-in complete', '2 missing'],
        ['0 erreur', '2 erreurs', '1 rendu complet sur 1', '2 manquants'],
      ],
    );
  });

  it('do not compile with a hole', () => {
    // @ts-expect-error there are no words for `no-file` and the others
    const hole: typeof wordings.en.nothing = { 'no-folder': () => 'x' };
    assert.deepEqual(Object.keys(hole), ['no-folder']);
    // @ts-expect-error a language without words
    const oneLanguage: Record<Language, string> = { en: 'x' };
    assert.deepEqual(Object.keys(oneLanguage), ['en']);
  });
});
