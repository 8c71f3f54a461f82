import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PictureLook } from '../../../src/check/hand-in.js';
import type { ItemId, ItemStatus } from '../../../src/check/item.js';
import { aHandIn, type MadeUpContent } from '../a-hand-in.js';
import { judge } from '../our-check.js';
import { assertStatuses } from './assert-statuses.js';
import { plain } from './description.js';
import { dockerPsText } from './docker-ps-text.js';
import { makeDraft, type Draft, type DraftPicture } from './draft.js';
import { putTogether } from './put-together.js';

const statistics: PictureLook = { shows: 'stats-page', living: undefined };
const unknown: PictureLook = { shows: 'unknown' };
const items = {
  0: 'T0.1 stats screenshot',
  1: 'T1.1 stats screenshot',
  6: 'T6.1 stats screenshot >2 webapps',
} as const;

describe('the screenshots of the page of statistics', () => {
  for (const task of [0, 1, 6] as const) {
    const cases: [string, readonly DraftPicture[], ItemStatus][] = [
      ['none', [], 'missing'],
      [
        'one that nobody recognises',
        [{ name: 'report/images/pages.png', look: unknown, embedded: true }],
        'present',
      ],
      [
        'one that is not embedded, but named for the task',
        [{ name: `report/images/task${task}.png`, look: statistics, embedded: false }],
        'present',
      ],
      [
        'one that is not embedded, but filed for the task',
        [{ name: `logs/task${task}/stats.png`, look: statistics, embedded: false }],
        'present',
      ],
      [
        'one of a terminal',
        [{ name: 'report/images/ping.png', look: { shows: 'terminal' }, embedded: true }],
        'missing',
      ],
      [
        'a drawing of the statement',
        [{ name: 'assets/img/schema.png', look: { shows: 'something-else' }, embedded: true }],
        'missing',
      ],
      [
        'one that is elsewhere on the web',
        [
          {
            name: 'elsewhere',
            look: statistics,
            embedded: true,
            target: 'https://images.example.org/stats.png',
          },
        ],
        'present',
      ],
      [
        'one that is not there',
        [{ name: 'elsewhere/stats.png', look: statistics, embedded: true, target: 'images/nowhere.png' }],
        'missing',
      ],
    ];
    for (const [what, pictures, status] of cases) {
      it(`of task ${task}, ${what}: ${status}`, () => {
        const draft = makeDraft(plain);
        draft.pictures.set(task, [...pictures]);
        const handIn = putTogether(draft);
        const files = handIn.files.filter(({ path }) => !path.startsWith('elsewhere'));
        assertStatuses({ ...handIn, files }, { [items[task]]: status });
      });
    }
  }
});

describe('what stands in the place of a picture', () => {
  const shots = (name: string, content: MadeUpContent, embed = ''): Partial<Record<number, ItemStatus>> => {
    const report = `# Report\n\n## Task 0\n\nWords of ours.\n\n## Task 1\n\nMore words of ours.\n\n## Task 6\n\nOur words.\n\n${embed}\n`;
    const { items: judged } = judge(aHandIn({ 'report/report.md': report, [name]: content }));
    return Object.fromEntries(
      ([0, 1, 6] as const).map((task) => [task, judged.find(({ id }) => id === items[task])?.status]),
    );
  };
  const drawing: MadeUpContent = { format: 'svg' };
  const lfs: MadeUpContent = { kind: 'skipped', why: { code: 'git-lfs' } };
  const cases: [string, string, MadeUpContent, string, ItemStatus][] = [
    [
      'a drawing that a comparison has left',
      'report/images/comparison-task6-hitless.svg',
      drawing,
      '',
      'missing',
    ],
    [
      'a drawing that the report shows',
      'report/time.svg',
      drawing,
      '![What each step took](time.svg)',
      'missing',
    ],
    [
      'a drawing of the page',
      'report/x.svg',
      drawing,
      '![HAProxy stats page with 4 servers](x.svg)',
      'present',
    ],
    ['a photograph named for the task', 'report/images/task6.jpg', { format: 'jpeg' }, '', 'present'],
    ['a pointer of Git LFS that is shown', 'report/images/x.png', lfs, '![](images/x.png)', 'present'],
    ['a pointer of Git LFS named for the task', 'report/images/task6.png', lfs, '', 'present'],
    ['a pointer of Git LFS that is no picture', 'report/images/task6.txt', lfs, '', 'missing'],
    [
      'a name as macOS writes it',
      'report/images/e\u0301tape.png',
      {},
      '![](images/\u00e9tape.png)',
      'present',
    ],
    ['a folder as macOS writes it', 'report/Ta\u0302che 6/x.png', {}, '', 'present'],
    ['an address with accents behind their letters', 'report/\u00e9.png', {}, '![](e\u0301.png)', 'present'],
    ['accents and capitals', 'report/E\u0301.PNG', {}, '![](%C3%A9.png)', 'present'],
  ];
  for (const [what, name, content, embed, status] of cases)
    it(`${what}: ${status}`, () => assert.equal(shots(name, content, embed)[6], status));

  it('is told when it is a pointer of Git LFS, once for all', () => {
    const { findings } = judge(
      aHandIn({ 'report/report.md': '# Task 0\n\nWords.', 'report/a.png': lfs, 'logs/task 2/ha.log': lfs }),
    );
    const told = findings.filter(({ rule }) => rule === 'lfs-pointer' || rule === 'skipped');
    assert.deepEqual(
      told.map(({ files, message }) => [files, message]),
      [
        [
          ['logs/task 2/ha.log', 'report/a.png'],
          'Of 2 files only what Git LFS has in their place is here: a few lines that point to it.',
        ],
      ],
    );
  });

  it('is a PDF with its pictures: that of task 0 is not that of task 1', () => {
    const page = (text: string) => ({
      text,
      pictures: [{ beforeLine: 1, width: 800, height: 400 }],
      links: [],
    });
    const text = (task: number) =>
      `Task ${task}\nWe looked at the page of statistics and describe at length what there is to see on it for a reader.`;
    const pdf: MadeUpContent = {
      kind: 'document',
      pages: [0, 1, 6].map((task) => page(text(task))),
      whole: true,
    };
    const { items: judged, findings } = judge(
      aHandIn({ 'report/report.pdf': pdf, 'report/img/task1.png': {} }),
    );
    const statuses = [0, 1, 6].map(
      (task) => judged.find(({ id }) => id === items[task as 0 | 1 | 6])?.because.code,
    );
    assert.deepEqual(statuses, ['screenshot', 'screenshot', 'screenshot']);
    assert.deepEqual(
      findings.filter(({ rule }) => rule === 'same-picture'),
      [],
    );
  });
});

describe('the same picture in task 0 and task 1', () => {
  const both = (path: string, spare: string | undefined): Draft => {
    const draft = makeDraft(plain);
    draft.pictures.set(0, [{ name: path, look: statistics, embedded: true }]);
    draft.pictures.set(1, [{ name: path, look: statistics, embedded: true }]);
    if (spare !== undefined) draft.further.set(spare, statistics);
    return draft;
  };
  const cases: [string, string, string | undefined, Partial<Record<ItemId, ItemStatus>>][] = [
    ['is right without a spare one', 'report/images/stats.png', undefined, {}],
    [
      'is wrong in task 1 when its own was left out',
      'report/images/task0.png',
      'report/images/task1.png',
      { 'T1.1 stats screenshot': 'present-but-wrong' },
    ],
    [
      'is wrong in task 0 when its own was left out',
      'report/images/task1.png',
      'report/images/task0.png',
      { 'T0.1 stats screenshot': 'present-but-wrong' },
    ],
    ['is right with a spare one of another task', 'report/images/task0.png', 'report/images/task6-2.png', {}],
  ];
  for (const [what, path, spare, exceptions] of cases) {
    it(what, () => {
      const handIn = putTogether(both(path, spare));
      const files = handIn.files.filter(
        (file, index, all) => all.findIndex(({ path: other }) => other === file.path) === index,
      );
      assertStatuses({ ...handIn, files }, exceptions);
    });
  }
});

describe('the screenshots of task 6', () => {
  const living = (...counts: (number | undefined)[]): DraftPicture[] =>
    counts.map((count, index) => ({
      name: `report/images/task6-${index}.png`,
      look: count === undefined ? unknown : { shows: 'stats-page', living: count },
      embedded: true,
    }));
  const cases: [string, DraftPicture[], 'many' | 'two' | 'none', ItemStatus][] = [
    ['three living web applications', living(3), 'many', 'present'],
    ['two of them', living(2), 'many', 'present-but-wrong'],
    ['none of them, then four', living(0, 4), 'many', 'present'],
    ['two of them, then one', living(2, 1), 'many', 'present-but-wrong'],
    ['pictures nobody can read, and a docker ps with four', living(undefined), 'many', 'present'],
    ['pictures nobody can read, and no docker ps', living(undefined), 'none', 'present'],
    ['pictures nobody can read, and only docker ps with two', living(undefined), 'two', 'present-but-wrong'],
  ];
  for (const [what, pictures, ps, status] of cases) {
    it(`show ${what}: ${status}`, () => {
      const draft = makeDraft(plain);
      draft.pictures.set(6, pictures);
      const { ha, s1, s2 } = draft.nodes(6);
      if (ps === 'none') draft.pieces.delete('6 ps');
      if (ps === 'two') draft.pieces.set('6 ps', { text: dockerPsText({ running: [s2, s1, ha] }) });
      assertStatuses(putTogether(draft), {
        'T6.1 stats screenshot >2 webapps': status,
        'T6.1 docker ps (>2 webapps)': { many: 'present', two: 'present-but-wrong', none: 'missing' }[
          ps
        ] as ItemStatus,
      });
    });
  }
});
