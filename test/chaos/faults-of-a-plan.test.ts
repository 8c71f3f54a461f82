import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { hitlessLab, theLab } from '../the-lab.js';
import { describeChaosEvent, takesName, type ChaosEvent } from '../../src/chaos/plan/chaos-event.js';
import { FaultBag, faults, nameIsBackMs, survivableFaults } from '../../src/chaos/plan/fault.js';
import { initialNodes, makeChaosPlan, mortalServices } from '../../src/chaos/plan/make-chaos-plan.js';
import { SeededRandom } from '../../src/seeded-random.js';

/** An event with its time by the plan's own reckoning, and who is left alone at that moment. */
interface Planned {
  readonly atMs: number;
  readonly event: ChaosEvent;
  readonly steady: readonly string[];
}

const inputs = fc.record({ seed: fc.nat(2 ** 32 - 1), nodes: fc.integer({ min: 3, max: 8 }) });

function planned({ seed, nodes }: { seed: number; nodes: number }, moments = 400): Planned[] {
  const plan = makeChaosPlan({ seed, nodes, services: mortalServices(hitlessLab), faults });
  let atMs = 0;
  return Array.from({ length: moments }, () => plan.next().value).flatMap((moment) => {
    atMs += moment.kind === 'quiet' ? 6000 : moment.gapMs;
    if (moment.kind === 'quiet') return [];
    return moment.events.map((event) => ({ atMs, event, steady: moment.steady }));
  });
}

function lastsMs(event: ChaosEvent): number {
  return 'lastsMs' in event ? event.lastsMs : 0;
}

function assertForAll(judge: (events: readonly Planned[]) => void): void {
  fc.assert(fc.property(inputs, (of) => judge(planned(of))));
}

describe('what lasts in a plan of chaos', () => {
  it('is only what the lab is made to survive', () => {
    assert.deepEqual(survivableFaults(hitlessLab), faults);
    assert.deepEqual(survivableFaults(theLab), []);
    const plan = makeChaosPlan({ seed: 1, nodes: 6, services: mortalServices(theLab), faults: [] });
    const events = Array.from({ length: 500 }, () => plan.next().value).flatMap((moment) =>
      moment.kind === 'quiet' ? [] : moment.events,
    );
    assert.ok(events.every((event) => !('lastsMs' in event) && event.kind !== 'set-clock'));
    assert.ok(events.every((event) => event.kind !== 'join' || event.clockMs === undefined));
  });

  it('comes one after the other, but for an agent that is away', () => {
    assertForAll((events) => {
      let overMs = 0;
      for (const { atMs, event } of events.filter(({ event }) => lastsMs(event) > 0)) {
        assert.ok(atMs >= overMs, `${describeChaosEvent(event)} at ${atMs}, the one before until ${overMs}`);
        overMs = atMs + lastsMs(event);
      }
    });
  });

  it('has the agent of ha away for one to three minutes, and then there for four, but the first time', () => {
    assertForAll((events) => {
      let backMs = -180_000;
      let awayMs: number | undefined;
      for (const { atMs, event } of events) {
        if (event.kind === 'agent-away') {
          assert.equal(awayMs, undefined);
          assert.ok(atMs - backMs >= 240_000);
          awayMs = atMs;
        } else if (event.kind === 'agent-back') {
          assert.ok(awayMs !== undefined && atMs - awayMs >= 60_000);
          // At the next moment after its time; there may be a time of quiet in between.
          assert.ok(atMs - awayMs <= 190_000);
          [awayMs, backMs] = [undefined, atMs];
        } else if (awayMs !== undefined) {
          assert.ok(!('service' in event && event.service === 'serf'), describeChaosEvent(event));
          assert.notEqual(event.kind, 'lie');
        }
      }
    });
  });

  it('does nothing else to a backend that somebody lies about', () => {
    assertForAll((events) => {
      const untilMs = new Map<string, number>();
      for (const { atMs, event } of events) {
        if (!('node' in event)) continue;
        assert.ok(atMs >= (untilMs.get(event.node) ?? 0), describeChaosEvent(event));
        if (event.kind === 'lie') untilMs.set(event.node, atMs + event.lastsMs);
      }
    });
  });

  it('counts on nobody whose name was taken, until it is his again', () => {
    assertForAll((events) => {
      const untilMs = new Map<string, number>();
      for (const { atMs, event, steady } of events) {
        if (event.kind === 'lie' && event.lie.about === 'name' && takesName(event.lie)) {
          untilMs.set(event.node, atMs + event.lastsMs + nameIsBackMs[event.lie.end]);
        }
        for (const node of steady) assert.ok(atMs >= (untilMs.get(node) ?? 0), node);
      }
    });
  });

  it('counts on nobody who came while the agent was away, until it is back', () => {
    assertForAll((events) => {
      let isAway = false;
      const unheard = new Set<string>();
      for (const { event, steady } of events) {
        if (event.kind === 'agent-away') isAway = true;
        if (event.kind === 'agent-back') {
          isAway = false;
          unheard.clear();
        }
        if (isAway && (event.kind === 'join' || event.kind === 'connect')) unheard.add(event.node);
        for (const node of steady) assert.ok(!unheard.has(node), node);
      }
    });
  });

  it('ends the program backends not before a backend is known whose clock went back', () => {
    assertForAll((events) => {
      const clocks = new Map(initialNodes(8).map((node) => [node, 0]));
      let knownMs = 0;
      for (const { atMs, event } of events) {
        if (event.kind.endsWith('-service') && 'service' in event && event.service === 'backends')
          assert.ok(atMs >= knownMs);
        if (event.kind === 'set-clock') {
          clocks.set(event.node, Math.max(event.clockMs, clocks.get(event.node) ?? 0));
        }
        if (event.kind !== 'join') continue;
        const before = clocks.get(event.node) ?? 0;
        if (event.fresh) clocks.set(event.node, event.clockMs ?? 0);
        else clocks.set(event.node, Math.max(event.clockMs ?? -Infinity, before));
        if (event.fresh && (event.clockMs ?? 0) < before) knownMs = atMs + 80_000;
      }
    });
  });

  it('has all of them in a quarter of an hour, and clocks of every offset', () => {
    const events = planned({ seed: 42, nodes: 6 }, 1000).map(({ event }) => event);
    const lies = events.flatMap((event) => (event.kind === 'lie' ? [event.lie] : []));
    assert.deepEqual(new Set(lies.map(({ about, number }) => `${about} ${number}`)).size, 5);
    assert.deepEqual(
      new Set(lies.flatMap((lie) => (lie.about === 'name' ? [lie.end] : []))),
      new Set(['leaves', 'dies']),
    );
    const clocks = new Set(
      events.flatMap((event) => ('clockMs' in event && event.clockMs !== undefined ? [event.clockMs] : [])),
    );
    assert.deepEqual(
      [...clocks].sort((one, other) => one - other),
      [-3_600_000, -60_000, -100, 0, 100, 60_000, 3_600_000],
    );
    assert.ok(new Set(events.flatMap((e) => (e.kind === 'hang-up' ? [e.afterBytes] : []))).size >= 4);
  });

  it('is drawn from a bag: all of them before one comes again', () => {
    const bag = new FaultBag(new SeededRandom(7), faults);
    for (let round = 1; round <= 3; round++) {
      const drawn = faults.map(() => bag.draw(() => true));
      assert.deepEqual([...drawn].sort(), [...faults].sort());
    }
    assert.equal(
      bag.draw(() => false),
      undefined,
    );
    assert.equal(
      bag.draw((fault) => fault === 'fill-disk'),
      'fill-disk',
    );
  });

  const texts: [ChaosEvent, string][] = [
    [
      { kind: 'join', node: 's1', fresh: true, clockMs: -3_600_000 },
      's1 joins in a new container, its clock 3600 s behind',
    ],
    [{ kind: 'join', node: 's1', fresh: false, clockMs: 0 }, 's1 joins, its clock right'],
    [{ kind: 'set-clock', node: 's1', clockMs: 100 }, 'the clock of s1 is 0.1 s ahead'],
    [{ kind: 'agent-away', service: 'serf' }, "ha's agent is away"],
    [{ kind: 'agent-back', service: 'serf' }, "ha's agent is back"],
    [
      { kind: 'hang-up', service: 'serf', afterBytes: 60, lastsMs: 4321 },
      "ha's agent hangs up after 60 bytes, for 4.3 s",
    ],
    [{ kind: 'pause-balancer', lastsMs: 2000 }, 'ha is paused for 2 s'],
    [{ kind: 'fill-disk', lastsMs: 9000 }, 'the disk of ha is full for 9 s'],
    [
      { kind: 'lie', node: 's2', lie: { about: 'leave', number: 'huge' }, lastsMs: 5000 },
      'another member says that s2 leaves, under a huge number, for 5 s',
    ],
    [
      { kind: 'lie', node: 's2', lie: { about: 'name', number: 'after', end: 'dies' }, lastsMs: 5000 },
      'another member takes the name of s2 with the number after, and dies, for 5 s',
    ],
  ];
  for (const [event, text] of texts)
    it(`is told: ${text}`, () => assert.equal(describeChaosEvent(event), text));
});
