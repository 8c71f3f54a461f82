/** One attempt, as it is remembered. */
export interface Entry {
  endedAt: number;
  startedAt: number;
  /** NaN where nothing was sent. */
  sentAt: number;
  /** Number of the backend's address; 0 for none. */
  backend: number;
  /** One of the kinds of `tally.ts`. */
  group: number;
  /** Number of the kind of failure; 0 for an answer. */
  failure: number;
}

/** The last requests in the order of their ends, 20 bytes each, in memory that does not grow. */
export class Journal {
  /** How many there ever were; entries have numbers from `oldest` to one less. */
  count = 0;
  private readonly ended: Float64Array;
  private readonly took: Float32Array;
  private readonly connected: Float32Array;
  private readonly backends: Uint16Array;
  private readonly groups: Uint8Array;
  private readonly failures: Uint8Array;

  constructor(private readonly size: number) {
    this.ended = new Float64Array(size);
    this.took = new Float32Array(size);
    this.connected = new Float32Array(size);
    this.backends = new Uint16Array(size);
    this.groups = new Uint8Array(size);
    this.failures = new Uint8Array(size);
  }

  get oldest(): number {
    return Math.max(0, this.count - this.size);
  }

  add({ endedAt, startedAt, sentAt, backend, group, failure }: Entry): void {
    const at = this.count % this.size;
    this.count += 1;
    this.ended[at] = endedAt;
    this.took[at] = endedAt - startedAt;
    this.connected[at] = sentAt - startedAt;
    this.backends[at] = backend;
    this.groups[at] = group;
    this.failures[at] = failure;
  }

  /** Fills an entry, the same one for all: nothing is allocated for what may be asked a million times. */
  read(number: number, into: Entry): Entry {
    const at = number % this.size;
    into.endedAt = this.endedAt(number);
    into.startedAt = into.endedAt - (this.took[at] ?? 0);
    into.sentAt = into.startedAt + (this.connected[at] ?? 0);
    into.backend = this.backends[at] ?? 0;
    into.group = this.groups[at] ?? 0;
    into.failure = this.failures[at] ?? 0;
    return into;
  }

  /** The number of the first that ended at or after a moment; `count` if there is none. */
  firstEndedSince(moment: number): number {
    let low = this.oldest;
    let high = this.count;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.endedAt(middle) < moment) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** True when nothing that ended since is forgotten. */
  reachesBackTo(moment: number): boolean {
    return this.oldest === 0 || this.endedAt(this.oldest) < moment;
  }

  private endedAt(number: number): number {
    return this.ended[number % this.size] ?? 0;
  }
}

/** An entry to read into. */
export function emptyEntry(): Entry {
  return { endedAt: 0, startedAt: 0, sentAt: 0, backend: 0, group: 0, failure: 0 };
}
