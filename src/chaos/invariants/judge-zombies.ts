import type { Violation } from './violation.js';

/** The zombies of one container at one moment. */
export interface ZombieLook {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly zombies: readonly { readonly pid: number; readonly name: string }[];
}

/** Whoever has died waits for a moment until its parent asks; nobody has to wait longer. */
export const reapedWithinMs = 1000;

/**
 * A process that is a zombie in all looks of at least a second.
 *
 * @param looks at one container, the oldest first
 */
export function judgeZombies(node: string, looks: readonly ZombieLook[]): Violation | undefined {
  const last = looks.at(-1);
  if (!last) return undefined;
  for (const { pid, name } of last.zombies) {
    const before = looks.toReversed();
    const since = before.findIndex(({ zombies }) => !zombies.some((zombie) => zombie.pid === pid));
    const first = (since === -1 ? looks[0] : before[since - 1]) ?? last;
    const forMs = last.at - first.at;
    if (forMs >= reapedWithinMs) {
      return {
        invariant: 'zombies',
        at: last.at,
        expected: `a process of ${node} that has died is gone within ${reapedWithinMs} ms`,
        seen: `${name} (${pid}) is a zombie for ${Math.round(forMs)} ms`,
      };
    }
  }
  return undefined;
}
