import { SeededRandom } from '../../seeded-random.js';
import type { BalancerService, ChaosEvent, Moment, NodeEventKind } from './chaos-event.js';
import type { LabDescription } from '../../scenario/lab-description.js';
import { NodesModel } from './nodes-model.js';

export interface ChaosPlanOptions {
  readonly seed: number;
  /** Backends that there can be, at least `leastNodes`: `s1` to this one. */
  readonly nodes: number;
  /** What can die in the balancer. */
  readonly services: readonly BalancerService[];
}

/** Two that answer, and one to which something can happen. */
export const leastNodes = 3;
const leastSteady = 2;

/** How long a time of quiet takes in the plan's reckoning: really it takes longer. */
const quietMs = 6000;
/** After a death of HAProxy: two of them in one breath would only show the supervisor's own pause of a second. */
const haproxyRestMs = 5000;

/** How often what happens, beside the others. */
const nodeWeights: Readonly<Record<Exclude<NodeEventKind, 'unpause' | 'connect'>, number>> = {
  stop: 6,
  kill: 4,
  'kill-application': 4,
  'kill-agent': 3,
  pause: 2,
  disconnect: 2,
};
const serviceWeight = 2;
const joinWeight = 8;

/** What can die in a balancer of that lab. */
export function mortalServices({ roles }: LabDescription): BalancerService[] {
  return roles.balancer.services.flatMap((service) =>
    service === 'haproxy' ? ['haproxy', 'haproxy-worker'] : [service],
  );
}

/** The backends that are there when a plan begins. */
export function initialNodes(nodes: number): string[] {
  return nodeNames(Math.min(nodes, 4));
}

/**
 * What happens, moment by moment, without end: the same for the same options. Its reckoning of time is that of its own
 * gaps, and really no less time passes.
 */
export function* makeChaosPlan(options: ChaosPlanOptions): Generator<Moment, never> {
  const planner = new Planner(options);
  for (;;) {
    for (let left = planner.random.between(4, 8); left > 0; left--) yield planner.moment();
    yield planner.quiet();
  }
}

class Planner {
  readonly random: SeededRandom;
  private readonly model: NodesModel;
  private readonly services: readonly BalancerService[];
  private nowMs = 0;
  private haproxyRestsUntilMs = 0;

  constructor({ seed, nodes, services }: ChaosPlanOptions) {
    this.random = new SeededRandom(seed);
    this.model = new NodesModel(nodeNames(nodes), initialNodes(nodes));
    this.services = services;
  }

  quiet(): Moment {
    this.nowMs += quietMs;
    return { kind: 'quiet' };
  }

  moment(): Moment {
    const gapMs = this.gap();
    this.nowMs += gapMs;
    const events: ChaosEvent[] = [];
    for (const event of this.model.due(this.nowMs)) events.push(this.apply(event));
    const [wanted] = [this.random.pick(atOnce)?.count ?? 1];
    while (events.length < wanted) {
      const event = this.random.pick(this.choices(events))?.event;
      if (!event) break;
      events.push(this.apply(event));
    }
    return { kind: 'events', gapMs, events, steady: this.model.healthy(this.nowMs).filter(isFreeOf(events)) };
  }

  private gap(): number {
    const { most } = this.random.pick(gaps) ?? { most: 0 };
    return this.random.between(0, most);
  }

  /** Everything that may happen now, beside what happens at this moment already. */
  private choices(events: readonly ChaosEvent[]): { readonly event: ChaosEvent; readonly weight: number }[] {
    const free = this.model.names.filter(isFreeOf(events));
    const spare = free.filter((node) => this.model.isHealthy(node, this.nowMs)).length > leastSteady;
    const touchable = free.filter((node) => spare || !this.model.isHealthy(node, this.nowMs));
    return [
      ...free
        .filter((node) => this.model.canJoin(node))
        .map((node) => ({ weight: joinWeight, event: this.join(node) })),
      ...touchable.flatMap((node) =>
        kinds
          .filter((kind) => this.model.can(kind, node))
          .map((kind) => ({ weight: nodeWeights[kind], event: { kind, node } })),
      ),
      ...this.services
        .filter((service) => this.canDie(service, events))
        .flatMap((service) => [
          ...(service === 'haproxy-worker'
            ? []
            : [{ weight: serviceWeight, event: { kind: 'restart-service' as const, service } }]),
          { weight: serviceWeight, event: { kind: 'kill-service' as const, service } },
        ]),
    ];
  }

  /** The choice between containers is made with the event, not for each that could be: that would cost randomness. */
  private join(node: string): ChaosEvent {
    return { kind: 'join', node, fresh: this.model.needsNewContainer(node) };
  }

  private canDie(service: BalancerService, events: readonly ChaosEvent[]): boolean {
    if (events.some((event) => 'service' in event && event.service === service)) return false;
    return !isHaproxy(service) || this.haproxyRestsUntilMs <= this.nowMs;
  }

  private apply(event: ChaosEvent): ChaosEvent {
    if ('service' in event) {
      if (isHaproxy(event.service)) this.haproxyRestsUntilMs = this.nowMs + haproxyRestMs;
      return event;
    }
    this.model.apply(event.kind, event.node, this.nowMs, this.random.between(500, 7000));
    return event.kind === 'join' ? { ...event, fresh: event.fresh || this.random.next() < 0.5 } : event;
  }
}

const kinds = ['stop', 'kill', 'kill-application', 'kill-agent', 'pause', 'disconnect'] as const;

/** Several things at the same moment, now and then. */
const atOnce = [
  { count: 1, weight: 7 },
  { count: 2, weight: 2 },
  { count: 3, weight: 1 },
  { count: 4, weight: 1 },
];

/** Gaps in milliseconds, up to these. */
const gaps = [
  { most: 0, weight: 2 },
  { most: 200, weight: 3 },
  { most: 1500, weight: 4 },
  { most: 3500, weight: 2 },
];

function isHaproxy(service: BalancerService): boolean {
  return service.startsWith('haproxy');
}

function isFreeOf(events: readonly ChaosEvent[]): (node: string) => boolean {
  return (node) => !events.some((event) => 'node' in event && event.node === node);
}

function nodeNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `s${index + 1}`);
}
