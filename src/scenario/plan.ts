/** A task made concrete: ranges expanded, defaults filled in, every file name known. Nothing here knows Docker. */
export interface Plan {
  readonly task: number;
  readonly title: string;
  readonly about: string;
  /** Target of the Dockerfiles. */
  readonly target: string;
  /** Every node that takes part, `ha` first, then by number. */
  readonly nodes: readonly string[];
  readonly steps: readonly PlannedStep[];
}

export interface PlannedStep {
  readonly name: string;
  readonly actions: readonly Action[];
  readonly conditions: readonly Condition[];
  readonly captures: readonly Capture[];
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
  | { readonly kind: 'exec'; readonly node: string; readonly argv: readonly string[] };

export type Condition =
  | {
      readonly kind: 'serf.members';
      readonly on: string;
      readonly alive: readonly string[];
      readonly left: readonly string[];
      readonly failed: readonly string[];
    }
  | { readonly kind: 'haproxy.servers'; readonly up: readonly string[]; readonly down: readonly string[] }
  | {
      readonly kind: 'http.answers';
      readonly by: readonly string[];
      readonly never: readonly string[];
      readonly status: number;
      readonly requests: number;
    }
  | { readonly kind: 'container.exited'; readonly nodes: readonly string[] }
  | { readonly kind: 'process.replaced'; readonly on: string; readonly process: string }
  | {
      readonly kind: 'file';
      readonly on: string;
      readonly path: string;
      readonly contains: readonly string[];
      readonly lacks: readonly string[];
    }
  | { readonly kind: 'log'; readonly of: string; readonly contains: string };

export type Capture = { readonly file: string; readonly append: boolean } & CaptureSource;

export type CaptureSource =
  | { readonly kind: 'logs' | 'inspect' | 'processes' | 'serf.members'; readonly node: string }
  | { readonly kind: 'ps'; readonly all: boolean }
  | { readonly kind: 'haproxy.stat' }
  | { readonly kind: 'answers'; readonly requests: number }
  | { readonly kind: 'file'; readonly node: string; readonly path: string }
  | { readonly kind: 'exec'; readonly node: string; readonly argv: readonly string[] };

/** The files that a plan leaves behind, without repetition, in the order of their first capture. */
export function deliverables(plan: Plan): string[] {
  return [...new Set(plan.steps.flatMap((step) => step.captures.map((capture) => capture.file)))];
}
