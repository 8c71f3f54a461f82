import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Manifest } from '../../../src/evidence/manifest.js';
import { findInconsistencies } from '../../../src/check/findings/find-inconsistencies.js';
import type { ItemId } from '../../../src/check/item.js';
import type { FoundProblem, Judged } from '../../../src/check/verdict.js';
import type { EmbeddedPicture } from '../../../src/check/written/written-report.js';
import { findingInWords } from '../../../src/check/words/in-words.js';
import { dockerInspectText } from '../hand-ins/docker-inspect-text.js';
import type { MadeUpContent } from '../a-hand-in.js';
import { aDelivery, aSection } from './a-delivery.js';

const ids = { ha: 'a1'.repeat(32), s1: 'b2'.repeat(32), s2: 'c3'.repeat(32) };
const ps = `CONTAINER ID        IMAGE               COMMAND             CREATED             STATUS              PORTS                NAMES
${ids.s1.slice(0, 12)}        webapp              "/init"             2 minutes ago       Up 2 minutes        3000/tcp             s1
${ids.ha.slice(0, 12)}        ha                  "/init"             3 minutes ago       Up 3 minutes        0.0.0.0:80->80/tcp   ha
`;
const otherRow = `d4d4d4d4d4d4        webapp              "/init"             2 minutes ago       Up 2 minutes        3000/tcp             s2
`;
const agentLog = (
  more = '',
): string => `[s6-init] making user provided files available at /var/run/s6/etc...exited 0.
[services.d] starting services
==> Starting Serf agent...
==> Serf agent running!
         Node name: 'ha'
    2019/12/16 09:15:02 [INFO] serf: EventMemberJoin: ha 192.168.42.42
${more}`;

/** Only what a rule looks at of a file that a list of servers is made of. */
function config(...servers: string[]): string {
  return [
    'global\n    log /dev/log local0\n\ndefaults\n    mode http\n\nbackend nodes\n    balance roundrobin',
    ...servers.map((server) => `    server ${server} check`),
    '',
  ].join('\n');
}

function rulesOf(found: readonly FoundProblem[]): string[] {
  return found.map(({ because, level, task, files }) =>
    [level, because.code, ...(task === undefined ? [] : [`task ${task}`]), ...files].join(' '),
  );
}

function inspectOf(name: 'ha' | 's1' | 's2'): string {
  return dockerInspectText({
    host: name,
    name,
    id: ids[name],
    short: ids[name].slice(0, 12),
    image: name === 'ha' ? 'ha' : 'webapp',
    address: { ha: '192.168.42.42', s1: '192.168.42.11', s2: '192.168.42.22' }[name],
    role: name === 'ha' ? 'balancer' : 'backend',
  });
}

describe('what contradicts itself in captures', () => {
  const noisy = (noise: 'ansi' | 'latin-1', more = '') =>
    ({ kind: 'text', text: agentLog(more), noise: [noise] }) as const;
  const cases: readonly [string, Parameters<typeof aDelivery>[0], readonly string[]][] = [
    ['nothing, in an honest hand-in', { 'logs/task4/ps': ps, 'logs/task4/inspect_s1': inspectOf('s1') }, []],
    [
      'colours in two logs of one task are told once',
      { 'logs/task2/ha': noisy('ansi'), 'logs/task2/s1': noisy('ansi', 'x\n') },
      ['note noise-ansi task 2 logs/task2/ha logs/task2/s1'],
    ],
    [
      'letters that are not UTF-8',
      { 'logs/task2/ha': noisy('latin-1') },
      ['note noise-latin-1 task 2 logs/task2/ha'],
    ],
    [
      'a program that refused',
      { 'logs/task4/inspect_s2': 'Error: No such object: s2\n' },
      ['warning refused task 4 logs/task4/inspect_s2'],
    ],
    [
      'an inspect with something lost on its way',
      { 'logs/task4/inspect_s1': inspectOf('s1').replace('"Args": [],', '"Args": [,') },
      ['note inspect-not-json task 4 logs/task4/inspect_s1'],
    ],
    [
      'an inspect that is cut off',
      { 'logs/task4/inspect_s1': inspectOf('s1').slice(0, 1200) },
      ['warning inspect-cut task 4 logs/task4/inspect_s1'],
    ],
    [
      'a table without its header',
      { 'logs/task4/ps': ps.split('\n').slice(1).join('\n') },
      ['note ps-without-header task 4 logs/task4/ps'],
    ],
    [
      'an id that was read as a number',
      {
        'logs/task4/cfg':
          'Container 284472616000000000000 has joined the Serf cluster with the following IP address: 192.168.42.11\n',
      },
      ['warning id-as-number task 4 logs/task4/cfg'],
    ],
    [
      'the command in the configuration',
      {
        'logs/task4/cfg':
          'echo "Container d41d8cd98f00 has joined the Serf cluster with the following IP address: 172.18.0.3" >> /tmp/haproxy.cfg\n',
      },
      ['warning literal-echo task 4 logs/task4/cfg'],
    ],
    [
      'handlers that were not found, from task 3 on',
      Object.fromEntries(
        [2, 3].map((task) => [
          `logs/task${task}/ha`,
          agentLog(
            `    2019/12/16 09:15:03 [ERR] agent: Error invoking script '/serf-handlers/member-join.sh': exit status 127 (${task})\n`,
          ),
        ]),
      ),
      ['warning handler-not-found task 3 logs/task3/ha'],
    ],
    [
      'an agent that never stopped trying',
      {
        'logs/task2/s1': agentLog(
          '* Failed to join 192.168.42.42: dial tcp 192.168.42.42:7946: connect: connection refused\n'.repeat(
            40,
          ),
        ),
      },
      ['note endless-join task 2 logs/task2/s1'],
    ],
    [
      'one file for two steps',
      { 'logs/task5/after_ha.cfg': config(), 'logs/task5/after_s1.cfg': config() },
      ['warning same-file-twice task 5 logs/task5/after_ha.cfg logs/task5/after_s1.cfg'],
    ],
    [
      'one file for three steps is one finding',
      Object.fromEntries(['ha', 's1', 's2'].map((step) => [`logs/task5/after_${step}.cfg`, config()])),
      [
        'warning same-file-twice task 5 logs/task5/after_ha.cfg logs/task5/after_s1.cfg logs/task5/after_s2.cfg',
      ],
    ],
    [
      'two files twice are two findings',
      {
        'logs/task4/a': ps,
        'logs/task4/b': ps,
        'logs/task4/c': `${ps}${otherRow}`,
        'logs/task4/d': `${ps}${otherRow}`,
      },
      [
        'warning same-file-twice task 4 logs/task4/a logs/task4/b',
        'warning same-file-twice task 4 logs/task4/c logs/task4/d',
      ],
    ],
    [
      'what is refused in several files of a task is told once',
      {
        'logs/task3/s1': 'Error: No such container: s1\n',
        'logs/task3/s2': 'Error: No such container: s2\n',
        'logs/task4/s2': 'Error: No such object: s2\n',
      },
      ['warning refused task 3 logs/task3/s1 logs/task3/s2', 'warning refused task 4 logs/task4/s2'],
    ],
    [
      'placeholders in several configurations of a task are told once',
      {
        'logs/task5/a.cfg': config('s1 192.168.42.11:3000', 's2 <s2>:3000'),
        'logs/task5/b.cfg': config('s1 192.168.42.11:3000', 's2 192.168.42.22:3000', 's3 <s3>:3000'),
      },
      ['warning ghost-server task 5 logs/task5/a.cfg logs/task5/b.cfg'],
    ],
    [
      'one log for two tasks',
      { 'logs/task2/ha': agentLog(), 'logs/task3/ha': agentLog() },
      ['warning same-file-in-two-tasks task 2 logs/task2/ha logs/task3/ha'],
    ],
    [
      'a configuration that is as it was before the second start',
      {
        'logs/task5/1_s1.cfg': config('s1 192.168.42.11:3000'),
        'logs/task5/2_stop.cfg': config('s1 192.168.42.11:3000'),
      },
      [],
    ],
    [
      'a container that was not there',
      { 'logs/task4/ps': `${ps}${otherRow}`, 'logs/task4/inspect_s2': inspectOf('s2') },
      ['warning other-run task 4 logs/task4/inspect_s2 logs/task4/ps'],
    ],
    [
      'nothing, where the table is one after a stop',
      { 'logs/task4/ps': ps, 'logs/task4/inspect_s2': inspectOf('s2') },
      [],
    ],
    [
      'a server that nobody ever was',
      { 'logs/task5/cfg': config('s1 192.168.42.11:3000', 's2 <s2>:3000') },
      ['warning ghost-server task 5 logs/task5/cfg'],
    ],
    [
      'what was not read',
      { 'logs/task2/big.log': { kind: 'skipped', why: { code: 'too-large', bytes: 2_100_000_000 } } },
      ['warning skipped logs/task2/big.log'],
    ],
  ];
  for (const [what, files, expected] of cases) {
    it(what, () => assert.deepEqual(rulesOf(findInconsistencies(aDelivery(files), [])), expected));
  }

  it('says how many files have the same bytes', () => {
    const said = (...steps: readonly string[]): string[] =>
      findInconsistencies(
        aDelivery(Object.fromEntries(steps.map((step) => [`logs/task5/${step}.cfg`, config()]))),
        [],
      ).map((one) => findingInWords(one, 'en').message);
    assert.deepEqual(said('ha', 's1'), [
      'Two files have the same bytes: one of the two things that they are named for is not shown.',
    ]);
    assert.deepEqual(said('ha', 's1', 's2'), [
      'Three files have the same bytes: of the things that they are named for one is shown at most.',
    ]);
  });

  it('says in which line it is', () => {
    const [finding] = findInconsistencies(
      aDelivery({ 'logs/task5/cfg': `\n\n${config('s1 192.168.42.11:3000', 's2 <s2>:3000')}` }),
      [],
    );
    assert.equal(finding?.line, 3);
  });

  it('compares the configuration that shows an item with the list that shows another', () => {
    const delivery = aDelivery({
      'logs/task5/s2.cfg': config('s1 192.168.42.11:3000', 's2 192.168.42.22:3000'),
      'logs/task5/nodes': `$ ls /nodes\n${ids.s1.slice(0, 12)}\n${ids.s2.slice(0, 12)}\n`,
    });
    const verdicts = [
      shownBy('T5.1 cfg after s2', 'logs/task5/s2.cfg'),
      shownBy('T5.2 nodes list', 'logs/task5/nodes'),
    ];
    assert.deepEqual(rulesOf(findInconsistencies(delivery, verdicts)), [
      'warning nodes-disagree task 5 logs/task5/s2.cfg logs/task5/nodes',
    ]);
  });
});

describe('a list of nodes and a configuration of one step', () => {
  const list = `$ ls /nodes\n${ids.s1.slice(0, 12)}\n${ids.s2.slice(0, 12)}\n`;
  const found = (cfg: string, nodes: string, status: Judged['status']): readonly string[] =>
    rulesOf(
      findInconsistencies(aDelivery({ 'logs/task5/s2.cfg': cfg, 'logs/task5/nodes': nodes }), [
        { ...shownBy('T5.1 cfg after s2', 'logs/task5/s2.cfg'), status },
        shownBy('T5.2 nodes list', 'logs/task5/nodes'),
      ]),
    ).filter((one) => !one.includes('ghost-server'));
  const disagree = ['warning nodes-disagree task 5 logs/task5/s2.cfg logs/task5/nodes'];
  const both = config(`${ids.s1.slice(0, 12)} 172.18.0.3:3000`, `${ids.s2.slice(0, 12)} 172.18.0.4:3000`);

  it('are told where the list has two and the configuration none, which is wrong for itself', () => {
    assert.deepEqual(found(config(), list, 'present-but-wrong'), disagree);
    assert.deepEqual(found(config('s1 <s1>:3000', 's2 <s2>:3000'), list, 'present-but-wrong'), disagree);
  });

  it('are told where the list has one and the configuration two', () => {
    assert.deepEqual(found(both, list.replace(`${ids.s2.slice(0, 12)}\n`, ''), 'present'), disagree);
  });

  it('agree where the balancer lists itself, too', () => {
    assert.deepEqual(found(both, `${list}ha\n`, 'present'), []);
  });

  it('cannot be compared where one of them is missing', () => {
    assert.deepEqual(found(both, 'nothing', 'present'), []);
    assert.deepEqual(found(config(), list, 'missing'), []);
  });
});

describe('what a reader of the report would stumble over', () => {
  const tasks = [0, 1, 2, 3, 4, 5, 6] as const;
  const sections = tasks.map((task) => aSection({ task, heading: `Task ${task}` }));
  const picture = (found: EmbeddedPicture['found'], path?: string): EmbeddedPicture => ({
    file: 'report.md',
    line: 7,
    target: 'img/x.png',
    path,
    found,
    alt: '',
    before: '',
  });
  const shows = (task: (typeof tasks)[number], ...pictures: EmbeddedPicture[]) => [
    ...sections,
    aSection({ task, pictures }),
  ];
  const files = { 'img/x.png': { width: 1 }, 'img/X.PNG': { width: 1 }, 'img/y.png': { width: 2 } };
  const cases: readonly [string, Parameters<typeof aDelivery>[1], readonly string[]][] = [
    ['nothing, where every task has its chapter', { sections }, []],
    [
      'a task without a chapter',
      { sections: sections.slice(1) },
      ['warning chapter-missing task 0 report.md'],
    ],
    [
      'what is still to be done',
      { sections: [...sections, aSection({ task: 2, ownText: 'TODO: look this up' })] },
      ['warning todo task 2 report.md'],
    ],
    ['a picture that is not there', { sections: shows(0, picture('dead')) }, ['warning dead-link report.md']],
    [
      'capital letters',
      { sections: shows(0, picture('case', 'img/X.PNG'), picture('there', 'img/y.png')) },
      ['warning link-case report.md'],
    ],
    [
      'good will',
      { sections: shows(0, picture('repaired', 'img/x.png'), picture('there', 'img/y.png')) },
      ['note link-spelling report.md'],
    ],
    [
      'a picture that lies beside one that is shown',
      { sections: shows(0, picture('there', 'img/x.png')) },
      ['note picture-not-shown img/y.png'],
    ],
    [
      'no picture of a folder that is linked',
      {
        sections: shows(0, picture('there', 'img/x.png')),
        links: [{ file: 'report.md', line: 3, target: 'img', path: 'img', found: 'there', text: 'pictures' }],
      },
      [],
    ],
    [
      'no mark of the lab that is quoted',
      {
        sections: [
          ...sections,
          aSection({ task: 5, ownText: 'We did not find a TODO: [CFG] Remove the servers comment.' }),
          aSection({ task: 5, ownText: 'Nous avons remplacé le TODO du script, et « TODO » dans l’autre.' }),
          aSection({ task: 5, ownText: 'Every TODO [HB] was done.' }),
        ],
      },
      [],
    ],
    [
      'what is still to be done in French',
      { sections: [...sections, aSection({ task: 2, ownText: 'Notre avis : à compléter.' })] },
      ['warning todo task 2 report.md'],
    ],
  ];
  for (const [what, report, expected] of cases) {
    it(what, () => assert.deepEqual(rulesOf(findInconsistencies(aDelivery(files, report), [])), expected));
  }
});

describe('one picture for two tasks', () => {
  const found = (content: MadeUpContent, one: ItemId, other: ItemId): readonly string[] =>
    rulesOf(
      findInconsistencies(aDelivery({ 'img/x.png': content }), [
        shownBy(one, 'img/x.png'),
        shownBy(other, 'img/x.png'),
      ]),
    );

  it('is told where both ask for one of the page', () => {
    assert.deepEqual(found({}, 'T0.1 stats screenshot', 'T1.1 stats screenshot'), [
      'warning same-picture task 1 img/x.png',
    ]);
  });

  it('is none where it is a page with all of them, or no page is asked for', () => {
    assert.deepEqual(
      found({ kind: 'document', pages: [], whole: true }, 'T0.1 stats screenshot', 'T1.1 stats screenshot'),
      [],
    );
    assert.deepEqual(found({}, 'T4.3 docker ps', 'T5.1 docker ps'), []);
  });
});

describe('what a run has captured', () => {
  const text = agentLog();
  const sha256 = createHash('sha256').update(text).digest('hex');
  const listed = (file: string): Manifest['files'][number] => ({
    file,
    commands: [`docker logs ${file.replace('.log', '')}`],
    steps: ['ha starts'],
    time: '2026-01-02T03:04:10.000Z',
    bytes: 1,
    sha256,
  });
  const manifest = (more: Partial<Manifest> = {}): string =>
    JSON.stringify({
      task: 2,
      title: 'A task',
      run: 'a1b2c3d4',
      variant: 'lab',
      started: '2026-01-02T03:04:05.000Z',
      ended: '2026-01-02T03:04:15.000Z',
      outcome: 'passed',
      versions: {},
      images: {},
      files: [listed('ha.log')],
      ...more,
    } satisfies Manifest);
  const path = 'logs/task 2/ha.log';
  const cases: readonly [string, Parameters<typeof aDelivery>[0], readonly string[]][] = [
    ['is as it was', { [path]: text, 'logs/task 2/manifest.json': manifest() }, []],
    ['is gone', { 'logs/task 2/manifest.json': manifest() }, [`error file-missing task 2 ${path}`]],
    [
      'is gone, and so is another',
      { 'logs/task 2/manifest.json': manifest({ files: [listed('ha.log'), listed('s1.log')] }) },
      [`error file-missing task 2 ${path} logs/task 2/s1.log`],
    ],
    [
      'is empty',
      { [path]: ' \n', 'logs/task 2/manifest.json': manifest() },
      [`error file-empty task 2 ${path}`],
    ],
    [
      'is gone, with another file',
      { 'logs/task 2/manifest.json': manifest({ files: [listed('ha.log'), listed('s1.log')] }) },
      [`error file-missing task 2 ${path} logs/task 2/s1.log`],
    ],
    [
      'is something else',
      { [path]: `${text}!`, 'logs/task 2/manifest.json': manifest() },
      [`error file-changed task 2 ${path}`],
    ],
    [
      'is of a run that failed',
      {
        [path]: text,
        'logs/task 2/manifest.json': manifest({ outcome: 'failed', failure: 's1 never joined' }),
      },
      ['error run-not-passed task 2 logs/task 2/manifest.json'],
    ],
    [
      'has no manifest, and that of another task has',
      {
        [path]: text,
        'logs/task 2/manifest.json': manifest(),
        'logs/task 3/ha.log': `${text}!`,
        'logs/task 3/manifest.json': '{',
      },
      ['warning manifest-missing task 3 logs/task 3/manifest.json'],
    ],
    [
      'is in a folder that somebody has called otherwise',
      {
        'logs/task 2/manifest.json': manifest(),
        [path]: text,
        'logs/Task_3/manifest.json': manifest({ task: 3 }),
        'logs/task3/notes': `${text}!`,
      },
      ['error file-missing task 3 logs/Task_3/ha.log'],
    ],
    ['has a manifest that is none, as all have', { [path]: text, 'logs/task 2/manifest.json': '{' }, []],
  ];
  for (const [what, files, expected] of cases) {
    it(what, () => assert.deepEqual(rulesOf(findInconsistencies(aDelivery(files), [])), expected));
  }
});

function shownBy(id: ItemId, file: string): Judged {
  const because = { code: 'file', path: file, saw: { code: 'empty' } } as const;
  return { id, status: 'present', evidence: [file], because };
}
