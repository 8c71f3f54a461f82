import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Promises, Violated } from '../../src/chaos/promises.js';
import {
  backendsOf,
  frameOf,
  judgeAccepted,
  judgeFiles,
  serversOf,
  type FilesLook,
} from '../../src/chaos/invariants/judge-files.js';
import { judgeLeave, type Leave } from '../../src/chaos/invariants/judge-leave.js';
import { judgeLevel, type Weight } from '../../src/chaos/invariants/judge-level.js';
import { judgeRequest, type Span } from '../../src/chaos/invariants/judge-requests.js';
import type { EventRecord } from '../../src/chaos/chaos-result.js';
import type { ChaosEvent } from '../../src/chaos/plan/chaos-event.js';
import { answersHeldUntil, pausedSpans, silentSpans } from '../../src/chaos/silent-spans.js';
import { judgeRestart } from '../../src/chaos/invariants/judge-services.js';
import {
  disagreements,
  judgeState,
  serfWithinMs,
  type TableRow,
  type Views,
} from '../../src/chaos/invariants/judge-state.js';
import { judgeLie } from '../../src/chaos/invariants/judge-lie.js';
import { judgeZombies, type ZombieLook } from '../../src/chaos/invariants/judge-zombies.js';
import type { Violation } from '../../src/chaos/invariants/violation.js';

function assertViolated(found: Violation | undefined, invariant: string, seen: RegExp): void {
  assert.equal(found?.invariant, invariant);
  assert.match(found.seen, seen);
}

describe('every request that may be repeated is answered', () => {
  const failed = { from: 1000, to: 1010, error: 'GET: ECONNRESET', answeredAt: 1900 };
  const dead: Span = { from: 1005, to: 1800 };

  it('a failure at a dead HAProxy counts as answered when its repetition was', () => {
    assert.equal(judgeRequest(failed, { dead: [dead], silent: [], paused: [] }), undefined);
    assert.equal(
      judgeRequest(failed, { dead: [{ from: 1005, to: undefined }], silent: [], paused: [] }),
      undefined,
    );
    assert.equal(
      judgeRequest({ ...failed, from: 1790, to: 1810 }, { dead: [dead], silent: [], paused: [] }),
      undefined,
    );
  });

  it('a repetition that a frozen backend held has the time until HAProxy sends it elsewhere', () => {
    const silent = [{ from: 500, to: 3000 }];
    assert.equal(
      judgeRequest({ ...failed, answeredAt: 8010 }, { dead: [dead], silent, paused: [] }),
      undefined,
    );
    assertViolated(
      judgeRequest({ ...failed, answeredAt: 8011 }, { dead: [dead], silent, paused: [] }),
      'requests',
      /after 7001 ms/,
    );
    assertViolated(
      judgeRequest(
        { ...failed, answeredAt: 8010 },
        { dead: [dead], silent: [{ from: 500, to: 1009 }], paused: [] },
      ),
      'requests',
      /after 7000 ms/,
    );
  });

  it('the time of a repetition stands still while ha is paused', () => {
    const paused = [{ from: 2000, to: 7000 }];
    const late = { ...failed, answeredAt: 9010 };
    assert.equal(judgeRequest(late, { dead: [dead], silent: [], paused }), undefined);
    assertViolated(
      judgeRequest({ ...late, answeredAt: 9011 }, { dead: [dead], silent: [], paused }),
      'requests',
      /after 8001 ms/,
    );
    assertViolated(judgeRequest(failed, { dead: [], silent: [], paused }), 'requests', /ECONNRESET/);
  });

  it('knows from the events when ha was paused', () => {
    const event = { kind: 'pause-balancer', lastsMs: 2000 } as const;
    assert.deepEqual(
      pausedSpans([
        { at: 1, event, doneAt: 3, missed: '' },
        { at: 4, event: { kind: 'pause', node: 's1' }, doneAt: 5, missed: '' },
        { at: 6, event, doneAt: undefined, missed: '' },
      ]),
      [
        { from: 1, to: 3 },
        { from: 6, to: undefined },
      ],
    );
  });

  it('knows from the events when a backend was silent', () => {
    const record = (at: number, event: ChaosEvent, doneAt?: number): EventRecord => ({
      at,
      event,
      doneAt,
      missed: '',
    });
    assert.deepEqual(
      silentSpans([
        record(1, { kind: 'pause', node: 's1' }, 2),
        record(3, { kind: 'kill', node: 's2' }, 4),
        record(5, { kind: 'unpause', node: 's1' }, 6),
        record(7, { kind: 'disconnect', node: 's2' }, 8),
      ]),
      [
        { from: 1, to: 6 },
        { from: 7, to: undefined },
      ],
    );
  });

  const violations: [
    string,
    typeof failed | (Omit<typeof failed, 'answeredAt'> & { answeredAt: undefined }),
    Span[],
    RegExp,
  ][] = [
    ['while HAProxy lived', failed, [], /ECONNRESET after 10 ms; its repetition was answered after 890 ms/],
    ['just before our order', { ...failed, from: 990, to: 1004 }, [dead], /after 14 ms/],
    ['just after HAProxy was back', { ...failed, from: 1801, to: 1802 }, [dead], /after 1 ms/],
    ['and its repetition, too', { ...failed, answeredAt: undefined }, [dead], /was not answered/],
    ['and its repetition was late', { ...failed, answeredAt: 4011 }, [dead], /after 3001 ms/],
  ];
  for (const [when, request, windows, seen] of violations) {
    it(`violated: a request failed ${when}`, () =>
      assertViolated(judgeRequest(request, { dead: windows, silent: [], paused: [] }), 'requests', seen));
  }
});

describe('no request reaches a backend that has announced its leave', () => {
  const left: Leave = {
    node: 's1',
    stoppedAt: 5000,
    log: ['web application s1 listens', 'requests after the leave was announced: 0'],
    lastAnswerAt: 4000,
    heldUntil: undefined,
    wasServing: true,
    mayBeForgotten: false,
  };

  it('holds when the backend counted none and then kept silent', () => {
    assert.equal(judgeLeave(left), undefined);
    assert.equal(judgeLeave({ ...left, lastAnswerAt: undefined }), undefined);
  });

  it('asks nothing of a backend that was not healthy', () => {
    assert.equal(judgeLeave({ ...left, log: [], wasServing: false }), undefined);
  });

  it('lets an answer come late that a paused ha has held, but no later', () => {
    assert.equal(judgeLeave({ ...left, lastAnswerAt: 7000, heldUntil: 7000 }), undefined);
    assertViolated(judgeLeave({ ...left, lastAnswerAt: 7001, heldUntil: 7000 }), 'leave', /2001 ms later/);
    const paused = (from: number, doneAt?: number): EventRecord[] => [
      { at: from, event: { kind: 'pause-balancer', lastsMs: 1000 }, doneAt, missed: '' },
    ];
    assert.equal(answersHeldUntil(paused(4000, 6000), 5000), 7000);
    assert.equal(answersHeldUntil(paused(6000, 8000), 5000), 9000);
    assert.equal(answersHeldUntil(paused(4000), 5000), Infinity);
    assert.equal(answersHeldUntil(paused(6001, 8000), 5000), undefined);
    assert.equal(answersHeldUntil(paused(3000, 4999), 5000), undefined);
  });

  it('forgives a HAProxy that we ended while nobody could write down who leaves', () => {
    const log = ['requests after the leave was announced: 3'];
    assert.equal(judgeLeave({ ...left, log, mayBeForgotten: true }), undefined);
  });

  const violations: [string, Partial<Leave>, RegExp][] = [
    ['it counted some', { log: ['requests after the leave was announced: 3'] }, /^3 did$/],
    ['it counted one', { log: ['requests after the leave was announced: 1'] }, /^1 did$/],
    ['it says nothing', { log: ['bye'] }, /ends with: bye$/],
    ['it has no log at all', { log: [] }, /\(nothing\)$/],
    ['an answer came after its end', { lastAnswerAt: 5003 }, /^one came 3 ms later$/],
    [
      'one that was not healthy counted some',
      { log: ['requests after the leave was announced: 2'], wasServing: false },
      /^2 did$/,
    ],
  ];
  for (const [what, change, seen] of violations) {
    it(`violated: ${what}`, () => assertViolated(judgeLeave({ ...left, ...change }), 'leave', seen));
  }
});

describe('after 5 s of quiet all agree, after 25 s Serf, too', () => {
  const backends = new Map([
    ['s1', '10.0.0.11'],
    ['s2', '10.0.0.22'],
  ]);
  const table = [
    { name: 's2', address: '10.0.0.22', isReady: true, isUp: true },
    { name: 's1', address: '10.0.0.11', isReady: true, isUp: true },
  ];
  const nothing = {
    isSerfAway: false,
    unheard: new Set<string>(),
    mistaken: new Set<string>(),
  };
  const agreed: Views = {
    containers: backends,
    frozen: new Set(),
    excused: nothing,
    table,
    nodes: backends,
    configuration: backends,
    members: backends,
  };
  const onlyS1 = new Map([['s1', '10.0.0.11']]);
  const moved = new Map([...backends, ['s2', '10.0.0.23']]);

  it('holds in whatever order they are named', () => assert.deepEqual(disagreements(agreed), []));

  it('gives them 5 s', () => {
    assert.equal(judgeState({ ...agreed, nodes: onlyS1 }, 4999, 0), undefined);
    assertViolated(judgeState({ ...agreed, nodes: onlyS1 }, 5000, 0), 'state', /\/nodes: s1 10\.0\.0\.11$/);
  });

  it("gives Serf's list longer", () => {
    assert.equal(judgeState({ ...agreed, members: onlyS1 }, serfWithinMs - 1, 0), undefined);
    assertViolated(judgeState({ ...agreed, members: onlyS1 }, serfWithinMs, 0), 'state', /members: s1/);
  });

  it('lets a frozen backend stay as long, but not be up', () => {
    const frozen = { ...agreed, containers: onlyS1, frozen: new Set(['s2']), members: onlyS1 };
    const down = table.map((row) => ({ ...row, isUp: row.name === 's1' }));
    assert.equal(judgeState({ ...frozen, table: down }, serfWithinMs - 1, 0), undefined);
    assertViolated(judgeState(frozen, 5000, 0), 'state', /^HAProxy holds for up, though frozen: s2$/);
    assertViolated(
      judgeState({ ...frozen, table: down }, serfWithinMs, 0),
      'state',
      /^HAProxy's table: s1 .*s2 /,
    );
  });

  it('asks nothing of Serf while the agent of ha is away, and of everybody else what they see', () => {
    const away = { ...agreed, members: undefined, excused: { ...nothing, isSerfAway: true } };
    assert.deepEqual(disagreements(away), []);
    assert.equal(judgeState(away, serfWithinMs, 0), undefined);
    assertViolated(judgeState({ ...away, containers: onlyS1 }, 5000, 0), 'state', /table: s1 .*s2/);
  });

  it('lets one be missing whom nobody could hear of, but not one be there who has ended', () => {
    const unheard = { ...nothing, isSerfAway: true, unheard: new Set(['s2']) };
    const without = {
      ...agreed,
      table: table.slice(1),
      nodes: onlyS1,
      configuration: onlyS1,
      excused: unheard,
    };
    assert.equal(judgeState(without, 5000, 0), undefined);
    assertViolated(judgeState({ ...agreed, containers: onlyS1, excused: unheard }, 5000, 0), 'state', /s2/);
  });

  it('lets one be anywhere whose name was taken', () => {
    const elsewhere = table.map((row) => (row.name === 's2' ? { ...row, address: '10.0.0.99' } : row));
    const excused = { ...nothing, mistaken: new Set(['s2']) };
    const views = { ...agreed, table: elsewhere, members: onlyS1 };
    assert.equal(judgeState({ ...views, excused }, serfWithinMs, 0), undefined);
    assertViolated(judgeState(views, 5000, 0), 'state', /10\.0\.0\.99/);
  });

  const violations: [string, Partial<Views>, RegExp][] = [
    ['a server is missing in the table', { table: table.slice(1) }, /^HAProxy's table: s1/],
    [
      'a server has another address',
      {
        table: [table[1], { name: 's2', address: '10.0.0.23', isReady: true, isUp: true }].filter(
          (row) => row !== undefined,
        ),
      },
      /s2 10\.0\.0\.23/,
    ],
    [
      'a server is not up',
      { table: table.map((row) => ({ ...row, isUp: row.name === 's1' })) },
      /not up: s2$/,
    ],
    ['HAProxy does not answer', { table: undefined }, /table: no answer/],
    ['an entry of /nodes is missing', { nodes: onlyS1 }, /^\/nodes: s1/],
    ['/nodes cannot be read', { nodes: undefined }, /^\/nodes: no answer/],
    [
      'the configuration holds another address',
      { configuration: moved },
      /^the configuration file: .*s2 10\.0\.0\.23/,
    ],
    ['a member is missing', { members: onlyS1 }, /^the living members: s1/],
    ['the agent does not answer', { members: undefined }, /^the living members: no answer/],
    [
      'a container is gone and all others still hold it',
      { containers: onlyS1 },
      /table: .*\/nodes: .*configuration file: .*members: /,
    ],
    [
      'nobody holds anybody',
      { table: [], nodes: new Map(), configuration: new Map(), members: new Map() },
      /table: nobody/,
    ],
  ];
  for (const [what, change, seen] of violations) {
    it(`violated: ${what}`, () =>
      assertViolated(judgeState({ ...agreed, ...change }, serfWithinMs, 0), 'state', seen));
  }
});

describe('no backend is put out by what another member says of it', () => {
  const victim = { name: 's1', address: '10.0.0.11' };
  const row = { ...victim, isReady: true, isUp: true };

  it('holds as long as HAProxy sends it requests, be it up or not', () => {
    assert.equal(judgeLie(victim, [row], 0), undefined);
    assert.equal(judgeLie(victim, [{ ...row, isUp: false }], 0), undefined);
  });

  const violations: [string, TableRow[], RegExp][] = [
    ['it is drained', [{ ...row, isReady: false, isUp: false }], /^it is at 10\.0\.0\.11, and gets none$/],
    ['its name is at another address', [{ ...row, address: '10.0.0.99' }], /^it is at 10\.0\.0\.99$/],
    ['it is gone', [{ ...row, name: 's2' }], /^it is not in HAProxy's table$/],
  ];
  for (const [what, table, seen] of violations) {
    it(`violated: ${what}`, () => assertViolated(judgeLie(victim, table, 0), 'lies', seen));
  }
});

describe('no file is half written', () => {
  const head = 'global\n    maxconn 10\n\nbackend nodes\n';
  const tail = '# the end\n';
  const server = (name: string, host: number): string =>
    `    server ${name} 10.0.0.${host}:3000 check inter 1s\n`;
  const empty = head + tail;
  const configuration = head + server('s1', 11) + server('s2', 22) + tail;
  const look: FilesLook = { at: 0, configuration, nodes: { s1: 's1 10.0.0.11\n' }, temporary: [] };
  const frame = frameOf({ ...look, configuration: empty });

  it('holds for the template with any servers in it', () => {
    assert.equal(judgeFiles(look, frame, true), undefined);
    assert.equal(judgeFiles({ ...look, configuration: empty, nodes: {} }, frame, true), undefined);
    assert.deepEqual(frameOf(look), frame);
  });

  it('reads servers and backends', () => {
    assert.deepEqual(
      [...serversOf(configuration)],
      [
        ['s1', '10.0.0.11'],
        ['s2', '10.0.0.22'],
      ],
    );
    assert.deepEqual([...backendsOf(look.nodes)], [['s1', '10.0.0.11']]);
  });

  it('lets a file be that was there from the beginning', () => {
    const withFile = frameOf({ ...look, temporary: ['/etc/haproxy.cfg.hb'] });
    assert.equal(judgeFiles({ ...look, temporary: ['/etc/haproxy.cfg.hb'] }, withFile, true), undefined);
  });

  it('lets a writer have its temporary file while something happens', () => {
    assert.equal(judgeFiles({ ...look, temporary: ['/nodes/.s2.new'] }, frame, false), undefined);
  });

  it('violated: the file ends anywhere before its end', () => {
    for (let length = 0; length < configuration.length; length++) {
      const found = judgeFiles({ ...look, configuration: configuration.slice(0, length) }, frame, false);
      assert.equal(found?.invariant, 'files', `cut after ${length} bytes`);
    }
  });

  it('violated: an entry ends anywhere before its end', () => {
    const text = 's1 10.0.0.11\n';
    for (let length = 0; length < text.length; length++) {
      const found = judgeFiles({ ...look, nodes: { s1: text.slice(0, length) } }, frame, false);
      assert.equal(found?.invariant, 'files', `cut after ${length} bytes`);
    }
  });

  const violations: [string, Partial<FilesLook>, RegExp][] = [
    ['there is no configuration', { configuration: undefined }, /^there is none$/],
    [
      'a line has changed',
      { configuration: configuration.replace('10\n', '11\n') },
      /maxconn 10.*maxconn 11/,
    ],
    ['there is more than the template says', { configuration: `${configuration}# more\n` }, /# more/],
    [
      'a server has other parameters',
      { configuration: configuration.replace('1s', '2s') },
      /different parameters/,
    ],
    ['an entry holds another name', { nodes: { s1: 's2 10.0.0.11\n' } }, /"s2 10/],
    ['an entry holds no address', { nodes: { s1: 's1 10.0.0\n' } }, /"s1 10\.0\.0\\n"/],
    ['a temporary file is left', { temporary: ['/nodes/.s2.new'] }, /\.s2\.new/],
  ];
  for (const [what, change, seen] of violations) {
    it(`violated: ${what}`, () =>
      assertViolated(judgeFiles({ ...look, ...change }, frame, true), 'files', seen));
  }

  it('violated: HAProxy refuses it', () => {
    assert.equal(judgeAccepted(0, '', 0), undefined);
    assertViolated(judgeAccepted(1, 'unknown keyword', 0), 'files', /ended with 1: unknown keyword/);
  });
});

describe('no process stays a zombie', () => {
  const zombie = { pid: 7, name: 'node' };
  const looks = (...zombies: (typeof zombie)[][]): ZombieLook[] =>
    zombies.map((some, index) => ({ at: index * 500, zombies: some }));

  it('holds for one that is gone soon, and for another each time', () => {
    assert.equal(judgeZombies('ha', []), undefined);
    assert.equal(judgeZombies('ha', looks([zombie], [zombie], [])), undefined);
    assert.equal(
      judgeZombies('ha', looks([zombie], [{ ...zombie, pid: 8 }], [{ ...zombie, pid: 9 }])),
      undefined,
    );
    assert.equal(judgeZombies('ha', looks([zombie], [], [zombie], [zombie])), undefined);
  });

  it('violated: one is there for a second', () => {
    const seen = /^node \(7\) is a zombie for 1000 ms$/;
    assertViolated(judgeZombies('ha', looks([zombie], [zombie], [zombie])), 'zombies', seen);
    assertViolated(judgeZombies('ha', looks([], [zombie], [zombie], [zombie])), 'zombies', seen);
  });
});

describe('memory and processes stay level', () => {
  const megabyte = 1024;
  const weights = (memory: readonly number[], processes = memory.map(() => 12)): Weight[] =>
    memory.map((one, index) => ({ at: index, memoryKb: one * megabyte, processes: processes[index] ?? 0 }));

  it('holds for a heap that breathes, and one that fills first', () => {
    assert.equal(judgeLevel([]), undefined);
    assert.equal(judgeLevel(weights([60, 95, 100, 90, 110, 95, 105, 100])), undefined);
  });

  it('says nothing of a few looks', () => assert.equal(judgeLevel(weights([60, 90, 120, 150])), undefined));

  it('violated: memory grows', () => {
    assertViolated(judgeLevel(weights([60, 60, 60, 70, 80, 90, 100, 110])), 'level', /^110 MB and growing$/);
  });

  it('violated: memory is near its limit', () => {
    assertViolated(judgeLevel(weights([201])), 'level', /^201 MB$/);
  });

  it('violated: processes become more', () => {
    const found = judgeLevel(weights([60, 60, 60, 60, 60, 60, 60, 60], [12, 12, 12, 12, 13, 14, 15, 15]));
    assertViolated(found, 'level', /^15 and growing$/);
  });
});

describe('no service of ha ends by itself', () => {
  const restart = { service: 'backends', before: 10_000, now: 20_000 };

  it('holds where we have ended it, also while it was on its way', () => {
    assert.equal(judgeRestart(restart, [{ service: 'backends', from: 19_000, to: 19_100 }]), undefined);
    assert.equal(judgeRestart(restart, [{ service: 'backends', from: 9000, to: 10_010 }]), undefined);
  });

  const violations: [string, Parameters<typeof judgeRestart>[1]][] = [
    ['nobody has ended it', []],
    ['another service was ended', [{ service: 'serf', from: 19_000, to: 19_100 }]],
    ['the one before was ended', [{ service: 'backends', from: 5000, to: 5100 }]],
    ['it was ended afterwards', [{ service: 'backends', from: 21_000, to: 21_100 }]],
  ];
  for (const [what, deaths] of violations) {
    it(`violated: ${what}`, () => assertViolated(judgeRestart(restart, deaths), 'level', /after 10\.0 s/));
  }
});

describe('the first violation', () => {
  const violation = { invariant: 'state' as const, at: 1, expected: 'a', seen: 'b' };

  it('calls everything off, and is the one that is told', () => {
    const promises = new Promises();
    promises.judge('state', undefined);
    assert.equal(promises.signal.aborted, false);
    promises.judge('state', violation);
    promises.judge('files', { ...violation, invariant: 'files' });
    assert.equal(promises.violation, violation);
    assert.ok(promises.signal.reason instanceof Violated);
    assert.deepEqual(promises.done, {
      requests: 0,
      leave: 0,
      state: 2,
      lies: 0,
      files: 1,
      zombies: 0,
      level: 0,
    });
  });
});
