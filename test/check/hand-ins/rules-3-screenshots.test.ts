import { describe, it } from 'node:test';
import type { PictureLook } from '../../../src/check/hand-in.js';
import type { ItemId, ItemStatus } from '../../../src/check/item.js';
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
