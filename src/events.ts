import type { Failure } from './failure.js';
import type { LeftOut } from './scenario/leave-out.js';

/** How a task or a run ended; `otherwise` where images that somebody else has built do not do what a task expects. */
export type Outcome = 'passed' | 'otherwise' | 'failed' | 'timed-out' | 'interrupted';

/** How a step or a phase ended: one that the run was told to leave out has not passed. */
export type StepOutcome = Outcome | 'left-out';

/** What became of something that a step expects. */
export interface Expectation {
  /** Name of the step. */
  readonly step: string;
  readonly expected: string;
  readonly seen: string;
  readonly outcome: 'as-expected' | 'otherwise' | 'not-judged' | 'tool-fault';
  /** Why, as far as it is known; it stands in `file`, from the folder of the lab, at `line`, from 1. */
  readonly reason?: string;
  readonly file?: string;
  readonly line?: number;
  /** What to do about it. */
  readonly hint?: string;
}

/** A task as the progress display needs it before anything has happened. */
export interface TaskOutline {
  readonly task: number;
  /** `lab`, or another one that the task has. */
  readonly variant: string;
  readonly title: string;
  /** Step names, in order; step numbers in events are indices into this list. */
  readonly steps: readonly string[];
}

/**
 * Everything that a run tells the outside, in the order in which it happens. `src/ui` draws these; with `--json`
 * each is one line on standard output. Times are milliseconds.
 */
export type LabEvent =
  | ChaosProgress
  | {
      readonly type: 'run-started';
      readonly run: string;
      readonly tasks: readonly TaskOutline[];
      /** Where the evidence goes, relative to the workspace; empty when none is recorded. */
      readonly logs: string;
    }
  | { readonly type: 'note'; readonly level: 'info' | 'warning'; readonly text: string }
  | { readonly type: 'phase-started'; readonly phase: Phase }
  | { readonly type: 'phase-progress'; readonly phase: Phase; readonly text: string }
  | {
      readonly type: 'phase-ended';
      readonly phase: Phase;
      readonly outcome: StepOutcome;
      readonly elapsedMs: number;
      readonly text: string;
    }
  | { readonly type: 'task-started'; readonly task: number }
  | { readonly type: 'step-started'; readonly task: number; readonly step: number; readonly name: string }
  | { readonly type: 'acting'; readonly task: number; readonly step: number; readonly text: string }
  | {
      readonly type: 'waiting';
      readonly task: number;
      readonly step: number;
      readonly condition: string;
      readonly observed: string;
      readonly elapsedMs: number;
    }
  | {
      readonly type: 'captured';
      readonly task: number;
      readonly step: number;
      readonly file: string;
      readonly bytes: number;
    }
  | {
      readonly type: 'step-ended';
      readonly task: number;
      readonly step: number;
      readonly outcome: StepOutcome;
      readonly elapsedMs: number;
      /** What the run was told to leave out of this step, also where it passed; absent where it was done in full. */
      readonly leftOut?: readonly LeftOut[];
    }
  | {
      /** What a step expected and did not see, of images that somebody else has built; after the last step. */
      readonly type: 'expectation';
      readonly task: number;
      readonly expectation: Expectation;
    }
  | {
      readonly type: 'task-ended';
      readonly task: number;
      readonly outcome: Outcome;
      readonly elapsedMs: number;
      /** Folder of the evidence, relative to the workspace; empty when none was recorded. */
      readonly folder: string;
      readonly files: number;
    }
  | {
      /** What ait-lab did not write, or somebody has changed since, and that stood in the way: moved, not lost. Before the end. */
      readonly type: 'moved-aside';
      /** Paths relative to the workspace. */
      readonly files: readonly { readonly from: string; readonly to: string }[];
    }
  | {
      readonly type: 'run-ended';
      readonly outcome: Outcome;
      readonly elapsedMs: number;
      readonly failure?: Failure;
    }
  | {
      /** What `ait-lab check` says of the files that the run has just written; after the end of the run. */
      readonly type: 'judged';
      readonly tasks: readonly number[];
      /** Number of deliverables that these tasks capture. */
      readonly deliverables: number;
      /** Those that are not there, or do not show what they should. */
      readonly wanting: readonly { readonly id: string; readonly status: string; readonly reason: string }[];
      /** What contradicts itself in the files. */
      readonly findings: readonly { readonly files: readonly string[]; readonly message: string }[];
    };

/** What `ait-lab chaos` tells beside phases and its end; `elapsedMs` is since its load began. */
export type ChaosProgress =
  | {
      readonly type: 'chaos-started';
      readonly seed: number;
      readonly minutes: number;
      readonly variant: string;
      /** Backends at most. */
      readonly nodes: number;
      /** Requests a second. */
      readonly rate: number;
      /** Folder of the record, as the reader would write it. */
      readonly folder: string;
    }
  | {
      /** Something happens to the lab, or nothing does for a while. */
      readonly type: 'chaos-event';
      readonly elapsedMs: number;
      /** `start` and `quiet`, or what happens, such as `kill`. */
      readonly kind: string;
      /** A backend, or a service of the balancer; empty where it is the whole lab. */
      readonly subject: string;
      readonly text: string;
    }
  | {
      /** In a time of quiet all have come to agree. */
      readonly type: 'chaos-agreed';
      readonly elapsedMs: number;
      readonly afterMs: number;
    };

/** What happens around the tasks: preparing the machine's side of things before the first one. */
export type Phase = 'machine' | 'build';

/** Receives events; never throws and never waits. */
export type Emit = (event: LabEvent) => void;
