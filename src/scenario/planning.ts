import { byNodeOrder, mainBalancer, type LabDescription } from './lab-description.js';
import { expandNodes, UnknownNode } from './node-names.js';

/** A mistake in the meaning of a task file; the loader finds the line that `path` leads to. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export type Place = Problem['path'];

/** What a reader of a task file would keep in mind on the way through its steps: who exists, who runs, which files are written. */
export class Planning {
  readonly problems: Problem[] = [];
  readonly everStarted = new Set<string>();
  readonly existing = new Set<string>();
  readonly running = new Set<string>();
  readonly files = new Set<string>();
  /** A client sends requests. */
  loads = false;

  constructor(
    readonly lab: LabDescription,
    /** What `sN` stands for. */
    private readonly last: number | undefined,
  ) {}

  /** The balancer that is meant where none is named. */
  get main(): string {
    return mainBalancer(this.lab);
  }

  inOrder(nodes: Iterable<string>): string[] {
    return [...nodes].sort(byNodeOrder(this.lab));
  }

  /** One node that runs at this step. */
  runningOne(ref: string, path: Place): string {
    return this.nodes(ref, path, this.running, 'run')[0] ?? ref;
  }

  /** One node that exists at this step, running or not. */
  existingOne(ref: string, path: Place): string {
    return this.nodes(ref, path, this.existing, 'exist')[0] ?? ref;
  }

  /** A balancer that runs at this step, the main one unless said otherwise. */
  runningBalancer(ref: string | undefined, path: Place): string {
    const node = this.runningOne(ref ?? this.main, ref === undefined ? path : [...path, 'on']);
    if (ref !== undefined && !(node in this.lab.roles.balancer.nodes)) {
      this.report([...path, 'on'], `${node} is no balancer`);
    }
    return node;
  }

  nodes(
    refs: string | readonly string[],
    path: Place,
    among: ReadonlySet<string>,
    verb: 'run' | 'exist',
  ): string[] {
    const nodes = this.expand(refs, path);
    for (const node of nodes.filter((name) => !among.has(name))) {
      const there = this.inOrder(among).join(', ') || 'none';
      this.report(
        path,
        `${node} does not ${verb} at this step; ${there} ${among.size === 1 ? 'does' : 'do'}`,
      );
    }
    return nodes;
  }

  expand(refs: string | readonly string[], path: Place): string[] {
    try {
      return expandNodes(this.lab, refs, this.last, this.inOrder(this.existing));
    } catch (error) {
      if (!(error instanceof UnknownNode)) throw error;
      this.report(path, error.message);
      return [];
    }
  }

  report(path: Place, message: string): void {
    this.problems.push({ path, message });
  }
}

/** A planner for each word that an entry can say, but for the words that only stand beside others. */
export type Planners<Entry, Beside extends keyof Entry, Result> = {
  readonly [Word in Exclude<keyof Entry, Beside>]-?: (
    value: NonNullable<Entry[Word]>,
    planning: Planning,
    /** Of the entry; the word stands below it. */
    path: Place,
    entry: Entry,
  ) => Result;
};

/**
 * Plans an entry by the one word that it says. A word without a planner does not compile; an entry without a word does
 * not get through the schema.
 */
export function planByWord<Entry extends object, Beside extends keyof Entry, Result>(
  planners: Planners<Entry, Beside, Result>,
  entry: Entry,
  planning: Planning,
  path: Place,
): Result {
  for (const word of wordsOf(planners)) {
    const value = entry[word];
    if (value !== undefined && value !== null) {
      return planners[word](value, planning, [...path, word], entry);
    }
  }
  throw new Error(`an entry without a word at ${path.join('.')}`);
}

/** A table's own keys, which `Object.keys` calls mere strings. */
function wordsOf<Entry, Beside extends keyof Entry, Result>(planners: Planners<Entry, Beside, Result>) {
  return Object.keys(planners) as (Exclude<keyof Entry, Beside> & string)[];
}
