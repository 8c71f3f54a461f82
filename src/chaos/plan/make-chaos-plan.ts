import { SeededRandom } from '../../seeded-random.js';
import { takesName, type BalancerService, type ChaosEvent, type Moment } from './chaos-event.js';
import type { LabDescription } from '../../scenario/lab-description.js';
import { ClocksModel } from './clocks-model.js';
import { clockOffsetsMs, drawFault, FaultBag, lastsMs, nameIsBackMs, type Fault } from './fault.js';
import {
  atOnce,
  clockShare,
  clockWeight,
  gaps,
  joinWeight,
  nodeEvents,
  nodeWeights,
  serviceWeight,
} from './how-often.js';
import { NodesModel } from './nodes-model.js';

export interface ChaosPlanOptions {
  readonly seed: number;
  /** Backends that there can be, at least `leastNodes`: `s1` to this one. */
  readonly nodes: number;
  /** What can die in the balancer. */
  readonly services: readonly BalancerService[];
  /** What else can happen, one of them between two times of quiet; with any, clocks go wrong, too. */
  readonly faults: readonly Fault[];
}

/** Two that answer, and one to which something can happen. */
export const leastNodes = 3;
const leastSteady = 2;

/** How long a time of quiet takes in the plan's reckoning: really it takes longer. */
const quietMs = 6000;
/** After a death of HAProxy: two of them in one breath would only show the supervisor's own pause of a second. */
const haproxyRestMs = 5000;
/** The agent of `ha` is there for so long before it is away, and before it is away again. */
const agentStaysMs = { first: 60_000, again: 240_000 } as const;
/** Until a liar has started, and until he is gone. */
const liarComesMs = 2000;

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
    const moments = planner.random.between(4, 8);
    const faultAt = planner.hasFaults ? planner.random.between(1, moments) : undefined;
    for (let at = 1; at <= moments; at++) yield planner.moment(at === faultAt);
    yield planner.quiet();
  }
}

class Planner {
  readonly random: SeededRandom;
  private readonly model: NodesModel;
  private readonly clocks: ClocksModel;
  private readonly services: readonly BalancerService[];
  readonly hasFaults: boolean;
  private readonly bag: FaultBag;
  private nowMs = 0;
  private haproxyRestsUntilMs = 0;
  /** Something lasts until here, and nothing else that does begins. */
  private faultUntilMs = 0;
  /** `undefined` while the agent of `ha` is there. */
  private agentBackMs: number | undefined;
  private agentStaysUntilMs: number = agentStaysMs.first;

  constructor({ seed, nodes, services, faults }: ChaosPlanOptions) {
    this.random = new SeededRandom(seed);
    this.model = new NodesModel(nodeNames(nodes), initialNodes(nodes));
    this.clocks = new ClocksModel(nodeNames(nodes));
    this.services = services;
    this.hasFaults = faults.length > 0;
    this.bag = new FaultBag(this.random, faults);
  }

  quiet(): Moment {
    this.nowMs += quietMs;
    return { kind: 'quiet' };
  }

  /** @param withFault something that lasts begins, if it can */
  moment(withFault: boolean): Moment {
    const gapMs = this.gap();
    this.nowMs += gapMs;
    const events: ChaosEvent[] = [];
    for (const event of this.model.due(this.nowMs)) events.push(this.apply(event));
    if (this.agentBackMs !== undefined && this.agentBackMs <= this.nowMs) {
      events.push(this.apply({ kind: 'agent-back', service: 'serf' }));
    }
    const fault = withFault ? this.fault(events) : undefined;
    if (fault) events.push(this.apply(fault));
    const [wanted] = [this.random.pick(atOnce)?.count ?? 1];
    while (events.length < wanted) {
      const event = this.random.pick(this.choices(events))?.event;
      if (!event) break;
      events.push(this.apply(event));
    }
    // A lie that is to change nothing does not.
    const touching = events.filter((event) => event.kind !== 'lie' || takesName(event.lie));
    const steady = this.model.healthy(this.nowMs).filter(isFreeOf(touching));
    return { kind: 'events', gapMs, events, steady };
  }

  private gap(): number {
    const { most } = this.random.pick(gaps) ?? { most: 0 };
    return this.random.between(0, most);
  }

  /** Everything that may happen now, beside what happens at this moment already. */
  private choices(events: readonly ChaosEvent[]): { readonly event: ChaosEvent; readonly weight: number }[] {
    const free = this.free(events);
    const spare = this.hasSpare(events);
    const touchable = free.filter((node) => spare || !this.model.isHealthy(node, this.nowMs));
    const clock = this.hasFaults ? (this.random.oneOf(clockOffsetsMs) ?? 0) : undefined;
    return [
      ...free
        .filter((node) => this.model.canJoin(node))
        .map((node) => ({ weight: joinWeight, event: this.join(node) })),
      ...touchable.flatMap((node) =>
        nodeEvents
          .filter((kind) => this.model.can(kind, node))
          .map((kind) => ({ weight: nodeWeights[kind], event: { kind, node } })),
      ),
      ...(clock === undefined
        ? []
        : touchable
            .filter((node) => this.model.can('kill-agent', node))
            .map((node) => ({
              weight: clockWeight,
              event: { kind: 'set-clock' as const, node, clockMs: clock },
            }))),
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

  /** Whether a backend is left over when two healthy ones are left alone beside these events. */
  private hasSpare(events: readonly ChaosEvent[]): boolean {
    const healthy = this.model.healthy(this.nowMs).filter(isFreeOf(events));
    return healthy.length > leastSteady;
  }

  /** Those that nothing happens to at this moment. */
  private free(events: readonly ChaosEvent[]): string[] {
    return this.model.names.filter(isFreeOf(events)).filter((node) => !this.model.isBusy(node, this.nowMs));
  }

  /** Something that lasts, and can begin beside these events. */
  private fault(events: readonly ChaosEvent[]): ChaosEvent | undefined {
    if (this.faultUntilMs > this.nowMs) return undefined;
    const victims = this.free(events).filter((node) => this.model.isHealthy(node, this.nowMs));
    const isAgentThere = this.agentBackMs === undefined && !events.some((event) => 'service' in event);
    const canBe: Readonly<Record<Fault, boolean>> = {
      'agent-away': isAgentThere && this.agentStaysUntilMs <= this.nowMs,
      'hang-up': isAgentThere,
      'pause-balancer': true,
      'fill-disk': true,
      'lie-about-leave': isAgentThere && victims.length > 0,
      'lie-about-name': isAgentThere && victims.length > 0 && this.hasSpare(events),
    };
    const fault = this.bag.draw((kind) => canBe[kind]);
    return fault && drawFault(this.random, fault, victims);
  }

  private canDie(service: BalancerService, events: readonly ChaosEvent[]): boolean {
    if (events.some((event) => 'service' in event && event.service === service)) return false;
    if (service === 'serf' && this.agentBackMs !== undefined) return false;
    if (service === 'backends') return this.clocks.mayEndBackends(this.nowMs);
    return !isHaproxy(service) || this.haproxyRestsUntilMs <= this.nowMs;
  }

  private apply(event: ChaosEvent): ChaosEvent {
    switch (event.kind) {
      case 'restart-service':
      case 'kill-service':
        if (isHaproxy(event.service)) this.haproxyRestsUntilMs = this.nowMs + haproxyRestMs;
        if (event.service === 'backends') this.clocks.endBackends(this.nowMs);
        return event;
      case 'agent-away':
        this.agentBackMs = this.nowMs + this.random.between(...lastsMs['agent-away']);
        this.model.deafen(this.nowMs, Infinity);
        return event;
      case 'agent-back':
        this.agentBackMs = undefined;
        this.agentStaysUntilMs = this.nowMs + agentStaysMs.again;
        this.model.hear(this.nowMs);
        return event;
      case 'hang-up':
        this.faultUntilMs = this.nowMs + event.lastsMs;
        this.model.deafen(this.nowMs, this.faultUntilMs);
        return event;
      case 'pause-balancer':
        this.faultUntilMs = this.nowMs + event.lastsMs;
        this.model.freeze(this.nowMs, this.faultUntilMs);
        return event;
      case 'fill-disk':
        this.faultUntilMs = this.nowMs + event.lastsMs;
        return event;
      case 'lie':
        this.faultUntilMs = this.nowMs + event.lastsMs + liarComesMs;
        this.model.occupy(event.node, this.faultUntilMs);
        if (event.lie.about === 'name' && takesName(event.lie)) {
          this.model.putOut(event.node, this.faultUntilMs + nameIsBackMs[event.lie.end]);
        }
        return event;
      case 'set-clock':
        this.clocks.set(event.node, event.clockMs);
        return event;
      case 'join':
        this.model.apply('join', event.node, this.nowMs, 0);
        return this.hasFaults ? this.withClock(this.withContainer(event)) : this.withContainer(event);
      case 'stop':
      case 'kill':
        this.clocks.end(event.node, this.nowMs);
        this.model.apply(event.kind, event.node, this.nowMs, this.random.between(500, 7000));
        return event;
      case 'kill-application':
      case 'kill-agent':
      case 'pause':
      case 'unpause':
      case 'disconnect':
      case 'connect':
        this.model.apply(event.kind, event.node, this.nowMs, this.random.between(500, 7000));
        return event;
    }
  }

  private withContainer<T extends { readonly fresh: boolean }>(event: T): T {
    return { ...event, fresh: event.fresh || this.random.next() < 0.5 };
  }

  /** A backend that comes back may have another clock. */
  private withClock(event: Extract<ChaosEvent, { kind: 'join' }>): ChaosEvent {
    const { node, fresh } = event;
    const drawn = this.random.next() < clockShare ? this.random.oneOf(clockOffsetsMs) : undefined;
    const clockMs = this.clocks.join(node, fresh, drawn, this.nowMs);
    return clockMs === undefined ? event : { ...event, clockMs };
  }
}

function isHaproxy(service: BalancerService): boolean {
  return service.startsWith('haproxy');
}

function isFreeOf(events: readonly ChaosEvent[]): (node: string) => boolean {
  return (node) => !events.some((event) => 'node' in event && event.node === node);
}

function nodeNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `s${index + 1}`);
}
