import type { Diagnostic } from './scenario/diagnostic.js';

/** What a wait knows when it gives up: enough for a reader to see why without opening another terminal. */
export interface LastLook {
  /** The condition as a sentence, such as `Serf members on ha: ha, s1 alive`. */
  readonly condition: string;
  /** The last thing that was observed, in the condition's own terms. */
  readonly observed: string;
  readonly step: string;
  readonly elapsedMs: number;
}

/** The last words of a container, shown when its death or silence ended a wait. */
export interface LastWords {
  readonly node: string;
  readonly status: string;
  readonly exitCode: number | undefined;
  /** At most the last 15 lines, without line ends. */
  readonly lastLines: readonly string[];
}

/**
 * Every way in which the tool can fail that is not a bug. Each has just the fields that its message needs;
 * `src/ui/failure-text.ts` turns them into words, `src/cli/exit-code.ts` into exit codes.
 */
export type Failure =
  | { readonly reason: 'usage'; readonly message: string; readonly hint?: string }
  | { readonly reason: 'scenario-invalid'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly reason: 'engine-unreachable'; readonly endpoint: string; readonly detail: string }
  | {
      readonly reason: 'engine-silent';
      readonly endpoint: string;
      readonly doing: string;
      readonly withinMs: number;
    }
  | { readonly reason: 'engine-lost'; readonly endpoint: string; readonly detail: string }
  | {
      readonly reason: 'engine-error';
      readonly doing: string;
      readonly detail: string;
      readonly status: number;
    }
  | { readonly reason: 'name-taken'; readonly name: string; readonly holder: string }
  | {
      /** The lab is up already, and somebody else has started it. */
      readonly reason: 'lab-runs';
      readonly containers: readonly string[];
      readonly takeDown: string;
    }
  | { readonly reason: 'network-taken'; readonly name: string; readonly holder: string }
  | { readonly reason: 'port-taken'; readonly port: number; readonly holder: string }
  | {
      readonly reason: 'subnet-overlap';
      readonly subnet: string;
      readonly other: string;
      readonly holder: string;
    }
  | { readonly reason: 'base-missing'; readonly image: string; readonly detail: string }
  | { readonly reason: 'image-missing'; readonly image: string }
  | {
      readonly reason: 'build-failed';
      readonly image: string;
      readonly detail: string;
      readonly log: readonly string[];
      /** The instruction that fails, where the Dockerfile is a student's own; the line counts from 1, if it is known. */
      readonly at?: { readonly file: string; readonly line: number | undefined };
    }
  | { readonly reason: 'packages-missing'; readonly detail: string }
  | { readonly reason: 'crlf'; readonly file: string; readonly line: number }
  | {
      readonly reason: 'wait-timed-out';
      readonly wait: LastLook;
      readonly containers: readonly LastWords[];
    }
  | { readonly reason: 'container-died'; readonly wait: LastLook; readonly container: LastWords }
  | {
      /** Images that somebody else has built do not do what tasks expect; each of these was told with its task. */
      readonly reason: 'otherwise';
      readonly expectations: number;
    }
  | { readonly reason: 'expectation-failed'; readonly doing: string; readonly detail: string }
  | { readonly reason: 'browser-missing'; readonly looked: readonly string[] }
  | { readonly reason: 'browser-failed'; readonly browser: string; readonly detail: string }
  | { readonly reason: 'capture-failed'; readonly file: string; readonly detail: string }
  | { readonly reason: 'cannot-open'; readonly file: string; readonly detail: string }
  | { readonly reason: 'file-unwritable'; readonly file: string; readonly code: string }
  | {
      /** What stands in the place of files that were to be written, as a reader finds it; nothing was written. */
      readonly reason: 'not-ours';
      readonly files: readonly string[];
      /** How it can be written after all. */
      readonly hint: string;
    }
  | {
      readonly reason: 'workspace-busy';
      readonly pid: number;
      readonly run: string;
      readonly since: string;
      /** Where it is, if this process cannot see that one. */
      readonly host?: string;
    }
  | { readonly reason: 'nothing-running'; readonly detail: string }
  | { readonly reason: 'unknown-node'; readonly node: string; readonly known: readonly string[] }
  | { readonly reason: 'deadline'; readonly timeoutMs: number }
  | { readonly reason: 'interrupted'; readonly signal: string };

/** Carries a failure up the stack to the one place that shows it; anything else that is thrown is a bug. */
export class Failed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.reason);
    this.name = 'Failed';
  }
}

/** Makes the compiler insist that a `switch` over a union has a case for each member. */
export function unreachable(value: never): never {
  throw new Error(`not a case: ${JSON.stringify(value)}`);
}
