/** The answer to one question about the machine. */
export interface Answer {
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

/** An answer that found nothing wrong. */
export function ok(name: string, finding: string): Answer {
  return { name, state: 'ok', finding };
}

/** A question that cannot be answered from here, or only in part. */
export function notSeen(name: string, finding: string): Answer {
  return { name, state: 'not-seen', finding };
}

/** An answer that found something that a run can live with. */
export function warning(name: string, finding: string, hint: string): Answer {
  return { name, state: 'warning', finding, hint };
}

/** An answer that found something without which a run fails. */
export function failed(name: string, finding: string, hint: string): Answer {
  return { name, state: 'failed', finding, hint };
}
