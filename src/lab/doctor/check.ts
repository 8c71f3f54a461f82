/** The answer to one question about the machine. */
export interface Check {
  readonly name: string;
  /**
   * `failed`: a run would not get through. `warning`: it might, or something else will not. `not-seen`: nobody can tell
   * from here, or not the whole of it.
   */
  readonly state: 'ok' | 'warning' | 'failed' | 'not-seen';
  readonly finding: string;
  /** What to do; present where the state is `warning` or `failed`. */
  readonly hint?: string;
}

/** A check that found nothing wrong. */
export function ok(name: string, finding: string): Check {
  return { name, state: 'ok', finding };
}

/** A question that cannot be answered from here, or only in part. */
export function notSeen(name: string, finding: string): Check {
  return { name, state: 'not-seen', finding };
}

/** A check that found something that a run can live with. */
export function warning(name: string, finding: string, hint: string): Check {
  return { name, state: 'warning', finding, hint };
}

/** A check that found something without which a run fails. */
export function failed(name: string, finding: string, hint: string): Check {
  return { name, state: 'failed', finding, hint };
}
