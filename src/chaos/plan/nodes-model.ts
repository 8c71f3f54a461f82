import type { NodeEventKind } from './chaos-event.js';

type State = 'absent' | 'stopped' | 'up' | 'paused' | 'cut';

interface NodeState {
  state: State;
  /** From here on a backend that is up counts as healthy. */
  healthyFromMs: number;
  /** A pause or a cut ends here. */
  endsAtMs: number;
  /** Cut off when it was stopped: that container would start without a network. */
  needsNewContainer: boolean;
  /** Another event lasts until here. */
  busyUntilMs: number;
}

/** How long a backend is given to be healthy after something has happened to it. */
const settleMs = { start: 4000, service: 3000, unpause: 4000, connect: 6000, heard: 8000 } as const;

/** What the plan knows of the backends: what it has done to them, and when. */
export class NodesModel {
  private readonly nodes: ReadonlyMap<string, NodeState>;
  /** Until then the balancer lets nobody in, because it does not hear Serf. */
  private deafUntilMs = 0;
  /** Until then it does nothing at all. */
  private frozenUntilMs = 0;

  /**
   * @param names all backends that there can be
   * @param running those that are there, healthy, when the plan begins
   */
  constructor(names: readonly string[], running: readonly string[]) {
    this.nodes = new Map(
      names.map((name) => [
        name,
        {
          state: running.includes(name) ? 'up' : 'absent',
          healthyFromMs: 0,
          endsAtMs: 0,
          needsNewContainer: false,
          busyUntilMs: 0,
        },
      ]),
    );
  }

  get names(): string[] {
    return [...this.nodes.keys()];
  }

  healthy(nowMs: number): string[] {
    return this.names.filter((name) => this.isHealthy(name, nowMs));
  }

  isHealthy(name: string, nowMs: number): boolean {
    const { state, healthyFromMs } = this.of(name);
    return state === 'up' && healthyFromMs <= nowMs;
  }

  /** Whether there is no container of it, or one that has ended. */
  canJoin(name: string): boolean {
    return ['absent', 'stopped'].includes(this.of(name).state);
  }

  needsNewContainer(name: string): boolean {
    return this.of(name).needsNewContainer;
  }

  isBusy(name: string, nowMs: number): boolean {
    return this.of(name).busyUntilMs > nowMs;
  }

  /** The balancer does not hear Serf until then, or until `hear`. */
  deafen(nowMs: number, untilMs: number): void {
    this.deafUntilMs = untilMs;
    this.delay(nowMs, untilMs + settleMs.heard);
  }

  /** The balancer hears Serf again, earlier than anybody knew. */
  hear(nowMs: number): void {
    this.deafUntilMs = nowMs;
    for (const node of this.nodes.values()) {
      if (node.healthyFromMs === Infinity) node.healthyFromMs = nowMs + settleMs.heard;
    }
  }

  /** The balancer does nothing until then. */
  freeze(nowMs: number, untilMs: number): void {
    this.frozenUntilMs = untilMs;
    this.delay(nowMs, untilMs + settleMs.heard);
  }

  /** Nothing else may happen to a backend until then; it is as healthy as before. */
  occupy(name: string, untilMs: number): void {
    this.of(name).busyUntilMs = untilMs;
  }

  /** Something else puts it out until then. */
  putOut(name: string, untilMs: number): void {
    const node = this.of(name);
    node.healthyFromMs = Math.max(node.healthyFromMs, untilMs);
  }

  /** Who is on its way in has to wait. */
  private delay(nowMs: number, untilMs: number): void {
    for (const node of this.nodes.values()) {
      if (node.healthyFromMs > nowMs) node.healthyFromMs = Math.max(node.healthyFromMs, untilMs);
    }
  }

  can(kind: NodeEventKind, name: string): boolean {
    const { state } = this.of(name);
    switch (kind) {
      case 'stop':
      case 'kill':
        return state === 'up' || state === 'cut';
      case 'unpause':
        return state === 'paused';
      case 'connect':
        return state === 'cut';
      case 'kill-application':
      case 'kill-agent':
      case 'pause':
      case 'disconnect':
        return state === 'up';
    }
  }

  /** The pauses and cuts whose time is over. */
  due(nowMs: number): { readonly kind: 'unpause' | 'connect'; readonly node: string }[] {
    const over = this.names.filter((name) => this.of(name).endsAtMs <= nowMs);
    return [
      ...over.filter((name) => this.can('unpause', name)).map((node) => ({ kind: 'unpause' as const, node })),
      ...over.filter((name) => this.can('connect', name)).map((node) => ({ kind: 'connect' as const, node })),
    ];
  }

  /** @param lastsMs of a pause or a cut */
  apply(kind: NodeEventKind | 'join', name: string, nowMs: number, lastsMs: number): void {
    const node = this.of(name);
    const seenMs = Math.max(nowMs, this.frozenUntilMs);
    const heardMs = Math.max(seenMs, this.deafUntilMs);
    switch (kind) {
      case 'join':
        node.needsNewContainer = false;
        return become(node, 'up', heardMs + settleMs.start);
      case 'stop':
      case 'kill':
        node.needsNewContainer = node.state === 'cut';
        return become(node, 'stopped', nowMs);
      case 'kill-application':
      case 'kill-agent':
        return become(node, 'up', seenMs + settleMs.service);
      case 'pause':
      case 'disconnect':
        node.endsAtMs = nowMs + lastsMs;
        return become(node, kind === 'pause' ? 'paused' : 'cut', nowMs);
      case 'unpause':
        return become(node, 'up', heardMs + settleMs.unpause);
      case 'connect':
        return become(node, 'up', heardMs + settleMs.connect);
    }
  }

  private of(name: string): NodeState {
    const node = this.nodes.get(name);
    if (!node) throw new Error(`no backend ${name}`);
    return node;
  }
}

function become(node: NodeState, state: State, healthyFromMs: number): void {
  node.state = state;
  node.healthyFromMs = Math.max(node.healthyFromMs, healthyFromMs);
}
