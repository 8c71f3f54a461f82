interface NodeClock {
  /** How far its container's clock is set forward. */
  clockMs: number;
  /** The same of the clock that the highest number of its lives was read from. */
  highestMs: number;
  /** When its container ended. */
  endedMs: number;
}

/** What happens to a backend is known to the program `backends` after this. */
const knownMs = 12_000;
/** For a minute after the end of a life the program keeps what it has written down of its leave, and Serf its number. */
const rememberedMs = 80_000;
/** Two lives that go back in time are so far apart that the program can be ended between them. */
const seldomMs = 240_000;

/**
 * What the plan knows of clocks: how far each backend's is set, and whether a life goes back in time, which the program
 * `backends` must have seen for itself: after its start it has only the clocks to tell who came last.
 */
export class ClocksModel {
  private readonly nodes: ReadonlyMap<string, NodeClock>;
  private backendsEndedMs = -Infinity;
  private backendsRestUntilMs = 0;
  private nextBackMs = 0;

  constructor(names: readonly string[]) {
    this.nodes = new Map(names.map((name) => [name, { clockMs: 0, highestMs: 0, endedMs: -Infinity }]));
  }

  /** The program `backends` is ended. */
  endBackends(nowMs: number): void {
    this.backendsEndedMs = nowMs;
  }

  /** Whether everybody who went back in time is known to the program `backends`, so that it may be ended. */
  mayEndBackends(nowMs: number): boolean {
    return this.backendsRestUntilMs <= nowMs;
  }

  /** A backend's container ends. */
  end(name: string, nowMs: number): void {
    this.of(name).endedMs = nowMs;
  }

  /** Sets the clock of a container that runs; its next life has it. */
  set(name: string, clockMs: number): void {
    const node = this.of(name);
    node.clockMs = clockMs;
    node.highestMs = Math.max(node.highestMs, clockMs);
  }

  /**
   * A backend joins; a new container has a right clock, and does not know what number the last life had.
   *
   * @param wantedMs how its clock is to be, if it is to be set
   * @returns how it has to be set, in milliseconds ahead; `undefined` if it is as it should be
   */
  join(name: string, fresh: boolean, wantedMs: number | undefined, nowMs: number): number | undefined {
    const node = this.of(name);
    const foundMs = fresh ? 0 : node.clockMs;
    let clockMs = wantedMs ?? foundMs;
    if (fresh && clockMs < node.highestMs) {
      const isForgotten =
        nowMs < this.backendsEndedMs + rememberedMs && node.endedMs < this.backendsEndedMs + knownMs;
      if (isForgotten || nowMs < this.nextBackMs) {
        clockMs = node.highestMs;
      } else {
        this.backendsRestUntilMs = nowMs + rememberedMs;
        this.nextBackMs = nowMs + seldomMs;
      }
    }
    node.clockMs = clockMs;
    node.highestMs = fresh ? clockMs : Math.max(node.highestMs, clockMs);
    return clockMs === foundMs ? undefined : clockMs;
  }

  private of(name: string): NodeClock {
    const node = this.nodes.get(name);
    if (!node) throw new Error(`no backend ${name}`);
    return node;
  }
}
