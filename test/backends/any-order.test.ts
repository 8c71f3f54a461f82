import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Cluster } from './cluster.js';

type Event =
  | { kind: 'join' | 'leave' | 'left' | 'killed'; name: string; isLost: boolean; repeated: number }
  | { kind: 'crash'; after: number }
  | { kind: 'clock'; by: number }
  | { kind: 'haproxy ends' | 'serf ends' | 'dns ends' | 'everything settles' | 'a second passes' };

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('join', 'leave', 'left', 'killed'),
      name: fc.constantFrom('s1', 's2', 's3'),
      isLost: fc.boolean(),
      repeated: fc.integer({ min: 0, max: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('crash' as const), after: fc.nat(4) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('clock' as const), by: fc.integer({ min: -50, max: 5 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('haproxy ends', 'serf ends', 'dns ends', 'everything settles', 'a second passes'),
    }),
  },
);

/** The backends as they really are, from which every witness gets what it says. */
class Truth {
  readonly alive = new Map<string, { agent: string; address: string; isLeaving: boolean }>();
  readonly #cluster: Cluster;
  /** What the backends take for the time, and number their lives by. */
  clock = 1_000_000;
  readonly #agents = new Set<string>();

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  serving(): Record<string, string> {
    const serving = [...this.alive].filter(([, { isLeaving }]) => !isLeaving);
    return Object.fromEntries(serving.map(([name, { address }]) => [name, address]));
  }

  happen(event: Event & { name: string; isLost: boolean; repeated: number }): void {
    const cluster = this.#cluster;
    const own = this.alive.get(event.name);
    if (event.kind === 'join') {
      if (own !== undefined) this.#end(event.name, own, 'failed', event);
      this.clock += 1;
      let number = this.clock;
      while (this.#agents.has(`${event.name}.${number}`)) number += 1;
      const agent = `${event.name}.${number}`;
      this.#agents.add(agent);
      const address = `10.0.0.${this.#agents.size}`;
      this.alive.set(event.name, { agent, address, isLeaving: false });
      cluster.dns?.add(address);
      this.#tell(agent, address, 'alive', event);
    } else if (own === undefined) {
      return;
    } else if (event.kind === 'leave') {
      own.isLeaving = true;
      for (let i = 0; i <= event.repeated; i += 1) cluster.query(own.agent, event);
    } else {
      this.#end(event.name, own, event.kind === 'left' ? 'left' : 'failed', event);
    }
  }

  /** A query is repeated until it is answered. */
  repeatLeaves(): void {
    for (const { agent, isLeaving } of this.alive.values()) {
      if (isLeaving && !this.#cluster.answers.includes(`${agent} drained`)) this.#cluster.query(agent);
    }
  }

  #end(
    name: string,
    { agent, address }: { agent: string; address: string },
    status: string,
    event: { isLost: boolean; repeated: number },
  ): void {
    this.alive.delete(name);
    this.#cluster.dns?.delete(address);
    for (const server of this.#cluster.haproxy.servers.values()) {
      if (server.address === address) server.down = true;
    }
    this.#tell(agent, address, status, event);
  }

  #tell(
    agent: string,
    address: string,
    status: string,
    { isLost, repeated }: { isLost: boolean; repeated: number },
  ): void {
    const name = agent.replace(/\..*/, '');
    for (let i = 0; i <= repeated; i += 1) {
      this.#cluster.tell(agent, { name, address, status, role: 'backend' }, { isLost });
    }
  }
}

/** HAProxy's check goes on, whatever else happens. */
function check(cluster: Cluster, truth: Truth): void {
  const answering = new Set([...truth.alive.values()].map(({ address }) => address));
  for (const server of cluster.haproxy.servers.values()) server.down = !answering.has(server.address);
}

async function carryOut(cluster: Cluster, truth: Truth, event: Event): Promise<void> {
  switch (event.kind) {
    case 'join':
    case 'leave':
    case 'left':
    case 'killed':
      truth.happen(event);
      return;
    case 'crash':
      // Between two commands, wherever the program may be then.
      cluster.haproxy.patience = event.after;
      await cluster.settle();
      cluster.crash();
      cluster.haproxy.patience = undefined;
      await cluster.start();
      return;
    case 'clock':
      truth.clock += event.by;
      return;
    case 'haproxy ends':
      await cluster.restartHaproxy();
      return;
    case 'serf ends': {
      const members = [...cluster.members].filter(([, { status }]) => status === 'alive');
      cluster.loseSerf();
      await cluster.pass(300);
      cluster.isSerfAway = false;
      for (const [agent, member] of members) cluster.members.set(agent, member);
      return;
    }
    case 'dns ends':
      cluster.dns = undefined;
      await cluster.pass(1000);
      cluster.dns = new Set([...truth.alive.values()].map(({ address }) => address));
      return;
    case 'everything settles':
      return cluster.settle();
    case 'a second passes':
      check(cluster, truth);
      return cluster.pass(1000);
  }
}

test('whatever happens in whatever order, in the end HAProxy, /nodes and the file hold who is alive', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 25 }), async (events) => {
      using cluster = new Cluster();
      const truth = new Truth(cluster);
      await cluster.start();
      for (const event of events) await carryOut(cluster, truth, event);
      // As long as a life that has ended may speak against others.
      for (let i = 0; i < 32; i += 1) {
        check(cluster, truth);
        truth.repeatLeaves();
        await cluster.pass(1000);
      }
      const expected = truth.serving();
      assert.deepEqual(cluster.haproxy.serving(), expected, cluster.log.join('\n'));
      assert.deepEqual(cluster.nodes(), expected);
      assert.deepEqual(Object.fromEntries(cluster.configured().map((n) => [n.name, n.address])), expected);
    }),
    { numRuns: 600 },
  );
});
