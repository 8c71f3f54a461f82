import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { LabDescription } from '../../src/scenario/lab-description.js';
import { hitlessLab, theLab } from '../the-lab.js';
import { subjectOf, takesName, type ChaosEvent, type Moment } from '../../src/chaos/plan/chaos-event.js';
import { survivableFaults } from '../../src/chaos/plan/fault.js';
import {
  initialNodes,
  makeChaosPlan,
  mortalServices,
  type ChaosPlanOptions,
} from '../../src/chaos/plan/make-chaos-plan.js';

const options = fc
  .record({
    seed: fc.nat(2 ** 32 - 1),
    nodes: fc.integer({ min: 3, max: 12 }),
    lab: fc.constantFrom(hitlessLab, theLab),
  })
  .map(({ lab, ...of }): ChaosPlanOptions => ({ ...of, ...whatCanHappenTo(lab) }));
const moments = 150;

/** The same as chaos does to that lab. */
function whatCanHappenTo(lab: LabDescription): Pick<ChaosPlanOptions, 'services' | 'faults'> {
  return { services: mortalServices(lab), faults: survivableFaults(lab) };
}

function firstMoments(of: ChaosPlanOptions, count = moments): Moment[] {
  const plan = makeChaosPlan(of);
  return Array.from({ length: count }, () => plan.next().value);
}

function eventsOf(moment: Moment): readonly ChaosEvent[] {
  return moment.kind === 'events' ? moment.events : [];
}

function nodeOf(event: ChaosEvent): string | undefined {
  return 'node' in event ? event.node : undefined;
}

/** Goes through a plan with the state in which its events leave the containers, and looks at each event before it counts. */
function follow(
  of: ChaosPlanOptions,
  look: (event: ChaosEvent, state: string, states: ReadonlyMap<string, string>) => void,
): void {
  const states = new Map(initialNodes(of.nodes).map((node) => [node, 'up']));
  const after: Record<string, string> = {
    join: 'up',
    stop: 'stopped',
    kill: 'stopped',
    pause: 'paused',
    unpause: 'up',
    disconnect: 'cut',
    connect: 'up',
  };
  for (const event of firstMoments(of).flatMap(eventsOf)) {
    const node = nodeOf(event);
    if (node === undefined) continue;
    const state = states.get(node) ?? 'absent';
    look(event, state, states);
    states.set(node, after[event.kind] ?? state);
  }
}

describe('a plan of chaos', () => {
  it('is the same for the same seed and options', () => {
    fc.assert(fc.property(options, (of) => assert.deepEqual(firstMoments(of), firstMoments(of))));
  });

  it('is another for another seed', () => {
    const of = { nodes: 6, ...whatCanHappenTo(hitlessLab) };
    assert.notDeepEqual(firstMoments({ ...of, seed: 1 }), firstMoments({ ...of, seed: 2 }));
  });

  it('leaves two healthy backends alone at every moment', () => {
    fc.assert(
      fc.property(options, (of) => {
        let nowMs = 0;
        const touchedAt = new Map<string, number>();
        const states = new Map(initialNodes(of.nodes).map((node) => [node, 'up']));
        for (const moment of firstMoments(of)) {
          if (moment.kind === 'quiet') {
            nowMs += 6000;
            continue;
          }
          nowMs += moment.gapMs;
          for (const event of moment.events) {
            const node = nodeOf(event);
            if (node === undefined) continue;
            // What is to change nothing leaves it healthy; what is read of a clock is the next life's.
            if (event.kind === 'set-clock' || (event.kind === 'lie' && !takesName(event.lie))) continue;
            touchedAt.set(node, nowMs);
            if (event.kind === 'lie') continue;
            states.set(
              node,
              ['join', 'unpause', 'connect', 'kill-application', 'kill-agent'].includes(event.kind)
                ? 'up'
                : event.kind,
            );
          }
          assert.ok(moment.steady.length >= 2, `steady: ${moment.steady.join()}`);
          for (const node of moment.steady) {
            assert.equal(states.get(node), 'up');
            assert.ok(nowMs - (touchedAt.get(node) ?? -Infinity) >= 3000, `${node} was just touched`);
          }
        }
      }),
    );
  });

  it('names only backends that there can be', () => {
    fc.assert(
      fc.property(options, (of) => {
        const names = Array.from({ length: of.nodes }, (_, index) => `s${index + 1}`);
        const named = firstMoments(of)
          .flatMap(eventsOf)
          .flatMap((event) => nodeOf(event) ?? []);
        assert.deepEqual(
          named.filter((node) => !names.includes(node)),
          [],
        );
      }),
    );
  });

  it('does to a container only what its state allows', () => {
    const allowed: Record<string, readonly string[]> = {
      join: ['absent', 'stopped'],
      stop: ['up', 'cut'],
      kill: ['up', 'cut'],
      unpause: ['paused'],
      connect: ['cut'],
    };
    fc.assert(
      fc.property(options, (of) =>
        follow(of, (event, state) => {
          assert.ok((allowed[event.kind] ?? ['up']).includes(state), `${event.kind} of one that is ${state}`);
        }),
      ),
    );
  });

  it('lets a container that was cut off at its end join as a new one', () => {
    fc.assert(
      fc.property(options, (of) => {
        const endedCut = new Set<string>();
        follow(of, (event, state) => {
          if ((event.kind === 'stop' || event.kind === 'kill') && state === 'cut') endedCut.add(event.node);
          if (event.kind !== 'join') return;
          assert.ok(event.fresh || !endedCut.has(event.node));
          endedCut.delete(event.node);
        });
      }),
    );
  });

  it('ends every pause and every cut within 8 s of its own time, or at the next moment after', () => {
    fc.assert(
      fc.property(options, (of) => {
        const since = new Map<string, number>();
        let nowMs = 0;
        for (const moment of firstMoments(of)) {
          const before = nowMs;
          nowMs += moment.kind === 'quiet' ? 6000 : moment.gapMs;
          for (const event of eventsOf(moment)) {
            if (event.kind === 'pause' || event.kind === 'disconnect') since.set(event.node, nowMs);
            else if ('node' in event) since.delete(event.node);
          }
          if (moment.kind === 'quiet') continue;
          for (const [node, at] of since) assert.ok(before - at <= 8000, `${node} for ${before - at} ms`);
        }
      }),
    );
  });

  it('touches a backend once at a moment, and a service of ha once', () => {
    fc.assert(
      fc.property(options, (of) => {
        for (const moment of firstMoments(of)) {
          const subjects = eventsOf(moment).map(subjectOf);
          assert.equal(new Set(subjects).size, subjects.length);
        }
      }),
    );
  });

  it('has a time of quiet after every four to eight moments', () => {
    fc.assert(
      fc.property(options, (of) => {
        const kinds = firstMoments(of).map(({ kind }) => (kind === 'quiet' ? 'q' : 'e'));
        const runs = kinds.join('').split('q').slice(0, -1);
        assert.ok(runs.every(({ length }) => length >= 4 && length <= 8));
      }),
    );
  });

  it('lets HAProxy live for 5 s before it dies again', () => {
    fc.assert(
      fc.property(options, (of) => {
        let nowMs = 0;
        let diedAt = -Infinity;
        for (const moment of firstMoments(of)) {
          nowMs += moment.kind === 'quiet' ? 6000 : moment.gapMs;
          for (const event of eventsOf(moment)) {
            if (!('service' in event) || !event.service.startsWith('haproxy')) continue;
            assert.ok(nowMs - diedAt >= 5000);
            diedAt = nowMs;
          }
        }
      }),
    );
  });

  it('kills the program backends only where there is one', () => {
    const killed = (description: LabDescription): Set<string> =>
      new Set(
        firstMoments({ seed: 7, nodes: 6, ...whatCanHappenTo(description) }, 2000)
          .flatMap(eventsOf)
          .flatMap((event) => ('service' in event ? [event.service] : [])),
      );
    assert.deepEqual([...killed(hitlessLab)].sort(), ['backends', 'haproxy', 'haproxy-worker', 'serf']);
    assert.deepEqual([...killed(theLab)].sort(), ['haproxy', 'haproxy-worker', 'serf']);
  });

  it('has every kind of event in it, several at the same moment, and gaps from 0 to some seconds', () => {
    const plan = firstMoments({ seed: 42, nodes: 6, ...whatCanHappenTo(hitlessLab) }, 1000);
    const kinds = new Set(plan.flatMap(eventsOf).map(({ kind }) => kind));
    assert.deepEqual(
      [...kinds].sort(),
      [
        'agent-away',
        'agent-back',
        'connect',
        'disconnect',
        'fill-disk',
        'hang-up',
        'join',
        'kill',
        'kill-agent',
        'kill-application',
        'kill-service',
        'lie',
        'pause',
        'pause-balancer',
        'restart-service',
        'set-clock',
        'stop',
        'unpause',
      ].sort(),
    );
    const gaps = plan.flatMap((moment) => (moment.kind === 'events' ? [moment.gapMs] : []));
    assert.equal(Math.min(...gaps), 0);
    assert.ok(Math.max(...gaps) > 2000 && Math.max(...gaps) <= 3500);
    assert.ok(plan.some((moment) => eventsOf(moment).length >= 3));
  });
});
