/** What a backend left behind when it was stopped. */
export interface Stopped {
  readonly node: string;
  /** When `docker stop` was called and when it returned, in milliseconds since 1970. */
  readonly calledAt: number;
  readonly stoppedAt: number;
  /** What the backend has logged meanwhile. */
  readonly log: readonly string[];
}

/** What became of an event. */
export interface CarriedOut {
  /** Why it came to nothing, such as a process that was dead already; empty otherwise. */
  readonly missed: string;
  readonly stopped?: Stopped;
}
