import type { CheckedItem } from './checked-item.js';
import type { ExperimentName } from './experiment-names.js';
import type { LabDescription } from './lab-description.js';
import type { Language } from './language.js';

/** Text in each language that a report can have. */
export type Localized = Readonly<Record<Language, string>>;

/** A task made concrete: ranges expanded, defaults filled in, every file name known. Nothing here knows Docker. */
export interface Plan {
  /** Who takes part, and where everything is. */
  readonly lab: LabDescription;
  readonly task: number;
  readonly title: string;
  readonly about: string;
  /** Name of the lab's description: `lab`, `hitless`. */
  readonly variant: string;
  /** Those that the task has; the first is the lab's own. */
  readonly variants: readonly string[];
  /** Target of the Dockerfiles. */
  readonly target: string;
  /** Every node that takes part, balancers first, then backends by number. */
  readonly nodes: readonly string[];
  readonly steps: readonly PlannedStep[];
  /** Title and text in each language of the report. */
  readonly titles: Localized;
  readonly abouts: Localized;
  /** What the lab asks to hand in, in the order of the report. */
  readonly deliverables: readonly Deliverable[];
  /** What of it `ait-lab check` looks for. */
  readonly checked: readonly CheckedItem[];
}

/** A thing that the lab asks for, under its number. */
export interface Deliverable {
  /** `M1`, `4.2` … */
  readonly number: string;
  readonly titles: Localized;
  /** File in `report/answers/`, without `.md`. */
  readonly answer: string | undefined;
  /** Files that steps of this task leave behind; those ending in `.png` are pictures. */
  readonly evidence: readonly string[];
  /** A value of `ait-lab.yaml` that is to be shown. */
  readonly setting: 'repository' | undefined;
  /** Not counted when it is missing. */
  readonly optional: boolean;
}

export interface PlannedStep {
  readonly name: string;
  readonly actions: readonly Action[];
  readonly conditions: readonly Condition[];
  readonly captures: readonly Capture[];
  readonly experiment: ExperimentName | undefined;
  /** Stages of the images at which it shows anything; `undefined` for all. */
  readonly at: readonly number[] | undefined;
  readonly withinMs: number;
  /** Nodes that run once the actions are done: a wait ends when one of them dies. */
  readonly running: readonly string[];
}

export type Action =
  | {
      readonly kind: 'start';
      readonly nodes: readonly string[];
      readonly env: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'stop' | 'kill' | 'remove'; readonly nodes: readonly string[] }
  | { readonly kind: 'crash'; readonly node: string; readonly process: string }
  | { readonly kind: 'exec'; readonly node: string; readonly argv: readonly string[] }
  | { readonly kind: 'load'; readonly connections: number; readonly rate: number };

export type Condition =
  | {
      readonly kind: 'serf.members';
      readonly on: string;
      readonly alive: readonly string[];
      readonly left: readonly string[];
      readonly failed: readonly string[];
    }
  | {
      readonly kind: 'serf.roles';
      readonly on: string;
      /** By the tag's value, who has to have it. */
      readonly roles: Readonly<Record<'balancer' | 'backend', readonly string[]>>;
    }
  | {
      readonly kind: 'haproxy.servers';
      readonly on: string;
      readonly up: readonly string[];
      readonly down: readonly string[];
    }
  | { readonly kind: 'haproxy.configured'; readonly on: string; readonly servers: readonly string[] }
  | {
      readonly kind: 'http.answers';
      readonly on: string;
      readonly by: readonly string[];
      readonly never: readonly string[];
      readonly status: number;
      readonly requests: number;
    }
  | { readonly kind: 'container.exited'; readonly nodes: readonly string[] }
  | { readonly kind: 'process.replaced'; readonly on: string; readonly process: string }
  | { readonly kind: 'process'; readonly on: string; readonly first: string }
  | {
      readonly kind: 'file';
      readonly on: string;
      readonly path: string;
      readonly contains: readonly string[];
      readonly lacks: readonly string[];
      /** What has come into it since before the step has these. */
      readonly gains: readonly string[];
    }
  | {
      readonly kind: 'folder';
      readonly on: string;
      readonly path: string;
      readonly has: readonly string[];
      readonly lacks: readonly string[];
    }
  | { readonly kind: 'log'; readonly of: string; readonly contains: string };

export type Capture = { readonly file: string; readonly append: boolean } & CaptureSource;

export type CaptureSource =
  | { readonly kind: 'logs' | 'inspect' | 'processes' | 'serf.members'; readonly node: string }
  | { readonly kind: 'ps'; readonly all: boolean }
  | { readonly kind: 'topology' }
  | { readonly kind: 'haproxy.stat'; readonly on: string }
  | {
      readonly kind: 'screenshot';
      readonly on: string;
      /** What HAProxy has to show before the picture is taken; `undefined` where the step does not say. */
      readonly servers: { readonly up: readonly string[]; readonly down: readonly string[] } | undefined;
    }
  | { readonly kind: 'load'; readonly part: 'requests' | 'timeline' }
  | { readonly kind: 'answers'; readonly requests: number; readonly on: string }
  | { readonly kind: 'file'; readonly node: string; readonly path: string }
  | { readonly kind: 'exec'; readonly node: string; readonly argv: readonly string[] };

/** The files that a plan leaves in the task's folder of `logs/`, without repetition, in the order of their first capture. */
export function evidenceFiles(plan: Plan): string[] {
  const files = plan.steps.flatMap(({ captures, experiment }) => [
    ...(experiment === undefined ? [] : experimentFiles(experiment)),
    ...captures.filter(({ kind }) => kind !== 'screenshot').map(({ file }) => file),
  ]);
  return [...new Set(files)];
}

/** The pictures that a plan leaves in the task's folder of `report/images/capture/`. */
export function pictureFiles(plan: Plan): string[] {
  return plan.steps.flatMap(({ captures }) =>
    captures.filter(({ kind }) => kind === 'screenshot').map(({ file }) => file),
  );
}

/** The files of an experiment: for programs, and for readers. */
export function experimentFiles(name: ExperimentName): [json: string, text: string] {
  return [`experiment-${name}.json`, `experiment-${name}.txt`];
}
