/** The answer to one question about the machine. */
export interface Check {
  readonly name: string;
  /** `failed`: a run would not get through. `warning`: it might, or something else will not. */
  readonly state: 'ok' | 'warning' | 'failed';
  readonly finding: string;
  /** What to do; present exactly where the state is not `ok`. */
  readonly cure?: string;
}

/** A check that found nothing wrong. */
export function ok(name: string, finding: string): Check {
  return { name, state: 'ok', finding };
}

/** A check that found something that a run can live with. */
export function warning(name: string, finding: string, cure: string): Check {
  return { name, state: 'warning', finding, cure };
}

/** A check that found something without which a run fails. */
export function failed(name: string, finding: string, cure: string): Check {
  return { name, state: 'failed', finding, cure };
}
