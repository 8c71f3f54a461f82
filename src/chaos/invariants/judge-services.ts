import type { Violation } from './violation.js';

/** A service of `ha` has another process than before; times in milliseconds since 1970. */
export interface Restart {
  readonly service: string;
  /** When the process before and the one of now were started. */
  readonly before: number;
  readonly now: number;
}

/** Our order that ends a service, from before it was given until it was carried out. */
export interface Death {
  readonly service: string;
  readonly from: number;
  readonly to: number;
}

/** The kernel counts the starts of processes in steps of 10 ms. */
const inexactMs = 100;

/** Each restart has to follow an order of ours in the lifetime of the process before. */
export function judgeRestart(
  { service, before, now }: Restart,
  deaths: readonly Death[],
): Violation | undefined {
  const isOurs = deaths.some(
    (death) => death.service === service && death.from <= now + inexactMs && death.to >= before - inexactMs,
  );
  if (isOurs) return undefined;
  return {
    invariant: 'level',
    at: now,
    expected: `${service} runs until somebody ends it`,
    seen: `it was started anew after ${((now - before) / 1000).toFixed(1)} s, and nobody had ended it`,
  };
}
