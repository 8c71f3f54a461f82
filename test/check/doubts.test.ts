import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dockerInspect } from './captured/printed.js';
import { aHandIn, type MadeUpContent } from './a-hand-in.js';
import { judge } from './our-check.js';

function look(files: Readonly<Record<string, MadeUpContent>>, id: string): (string | undefined)[] {
  const item = judge(aHandIn({ 'ha/Dockerfile': 'FROM haproxy\n', ...files })).items.find(
    (one) => one.id === id,
  );
  return [item?.status, ...(item?.doubts ?? []).map(({ code }) => code)];
}

const report = '# Lab\n\n## Task 5\n\n### 5.2\n\n![the /nodes folder](nodes.png)\n';
const terminal = { look: { shows: 'terminal' } } as const;
const table = (...rows: string[]): string =>
  ['CONTAINER ID  IMAGE  COMMAND  CREATED  STATUS  PORTS  NAMES', ...rows, ''].join('\n');
const ps = table(
  '0123456789ab  ha  "/init"  1 minute ago  Up 1 minute  0.0.0.0:80->80/tcp  ha',
  '1123456789ab  webapp  "/init"  1 minute ago  Up 1 minute  3000/tcp  s1',
  '2123456789ab  webapp  "/init"  1 minute ago  Up 1 minute  3000/tcp  s2',
);

describe('a verdict that a person had better look at', () => {
  const cases: [what: string, files: Readonly<Record<string, MadeUpContent>>, id: string, told: string[]][] =
    [
      [
        'rests on a content that tells everything',
        { 'logs/task5/ps.txt': ps },
        'T5.1 docker ps',
        ['present'],
      ],
      [
        'rests on the name of an empty file',
        { 'logs/task5/docker-ps.txt': '' },
        'T5.1 docker ps',
        ['empty', 'name-alone'],
      ],
      [
        'rests on the name of a file in which nothing is recognised',
        { 'logs/task5/inspect-s1.json': 'lorem ipsum dolor\n' },
        'T5.1 inspect s1',
        ['present-but-wrong', 'name-alone'],
      ],
      [
        'rests on a picture of text',
        { 'report/report.md': report, 'report/nodes.png': terminal },
        'T5.2 nodes list',
        ['image-only', 'picture-unread'],
      ],
      [
        'rests on a picture that lies in another folder',
        { 'report/report.md': report, 'pictures/nodes.png': terminal },
        'T5.2 nodes list',
        ['image-only', 'picture-unread', 'lies-elsewhere'],
      ],
      [
        'rests on a screenshot that nobody could read',
        { 'report/report.md': '# Lab\n\n## Task 0\n\n![stats page](a.png)\n', 'report/a.png': {} },
        'T0.1 stats screenshot',
        ['present', 'picture-unread'],
      ],
      [
        'rests on a screenshot that the report does not show',
        {
          'report/report.md': '# Lab\n\n## Task 0\n\nSome words of our own.\n',
          'report/task0-stats.png': { look: { shows: 'stats-page', living: 2 } },
        },
        'T0.1 stats screenshot',
        ['present', 'lies-elsewhere'],
      ],
      [
        'rests on nothing, where nothing is there',
        { 'report/report.md': '# Lab\n\n## Task 0\n\nSome words of our own.\n' },
        'T1.1 stats screenshot',
        ['missing'],
      ],
      [
        'rests on one of two files for the same container',
        {
          'logs/task5/inspect-ha.json': dockerInspect({
            id: '0123456789ab',
            name: 'ha',
            address: '172.18.0.2',
          }),
          'logs/task5/inspect-ha-again.json': dockerInspect({
            id: '1123456789ab',
            name: 's1',
            address: '172.18.0.3',
          }),
          // It is no proof that something else lacks, which would make it that one's.
          'logs/task5/inspect-s1.json': dockerInspect({
            id: '1123456789ab',
            name: 's1',
            address: '172.18.0.3',
          }),
          'logs/task5/ps.txt': ps,
        },
        'T5.1 inspect ha',
        ['present', 'several-candidates'],
      ],
    ];
  for (const [what, files, id, told] of cases) it(what, () => assert.deepEqual(look(files, id), told));

  it('says why in the language that is asked for', () => {
    const handIn = aHandIn({ 'ha/Dockerfile': 'FROM haproxy\n', 'logs/task5/docker-ps.txt': '' });
    const said = (lang: 'en' | 'fr') =>
      judge(handIn, lang).items.find(({ id }) => id === 'T5.1 docker ps')?.look;
    assert.equal(said('en'), 'Only its name says what logs/task5/docker-ps.txt is.');
    assert.equal(said('fr'), 'Seul son nom dit ce qu’est logs/task5/docker-ps.txt.');
  });
});
