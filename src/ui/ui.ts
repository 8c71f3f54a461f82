import type { Emit } from '../events.js';

/** How events are shown: JSON lines for programs, plain lines for pipes and logs, a moving list for terminals. */
export type UiMode = 'json' | 'plain' | 'progress';

/** A stream that is written to, and what a terminal says about itself; `process.stdout` is one. */
export interface Output extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
}

export interface UiOptions {
  readonly mode: UiMode;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Milliseconds of any steady clock. */
  readonly now: () => number;
  /** Decides on colour; default: `process.env`. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Where a command sends its events; `close` draws the last state and waits until all of it is written. */
export interface Ui {
  readonly emit: Emit;
  close(): Promise<void>;
}
