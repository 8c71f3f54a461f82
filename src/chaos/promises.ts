import { invariants, type Invariant, type Violation } from './invariants/violation.js';

/** Carries the first violation to whoever has to stop. */
export class Violated extends Error {
  constructor(readonly violation: Violation) {
    super(`violated: ${invariants[violation.invariant]}`);
    this.name = 'Violated';
  }
}

/** Counts what is judged, and calls everything off at the first violation. */
export class Promises {
  private readonly controller = new AbortController();
  private readonly counts = new Map<Invariant, number>();
  violation: Violation | undefined;

  /** Aborted with `Violated` by the first violation. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** How often each promise was held against what was seen. */
  get done(): Record<string, number> {
    return Object.fromEntries(
      Object.keys(invariants).map((name) => [name, this.counts.get(name as Invariant) ?? 0]),
    );
  }

  /** Takes one judgement: what it found, or nothing. */
  judge(invariant: Invariant, found: Violation | undefined): void {
    this.counts.set(invariant, (this.counts.get(invariant) ?? 0) + 1);
    if (!found || this.violation) return;
    this.violation = found;
    this.controller.abort(new Violated(found));
  }
}
