import type { Cause, Seen, Symptom } from './cause.js';
import type { Fact } from './fact.js';
import type { ReadLab } from './read/lab.js';
import type { Script } from './read/scripts.js';

/** Looks for one kind of cause; knows nothing of what was asked for. */
export type Rule = (lab: ReadLab, seen: Seen) => Cause[];

/** A mistake of whoever wrote the file. */
export function mistake(
  fact: Fact,
  file: string,
  line: number | undefined,
  explains: readonly Symptom[],
): Cause {
  return { ...fact, file, line, explains, fault: 'yours' };
}

/** What worked when it was written, or is as the course hands it out. */
export function nobodysFault(...[fact, file, line, explains]: Parameters<typeof mistake>): Cause {
  return { ...fact, file, line, explains, fault: 'nobody' };
}

/** The line of a text that has something, from 1; `undefined` where none has. */
export function lineOf(text: string, what: RegExp | string): number | undefined {
  const at = text
    .split('\n')
    .findIndex((line) => (typeof what === 'string' ? line.includes(what) : what.test(line)));
  return at < 0 ? undefined : at + 1;
}

/** What does not come true where the handlers do not run. */
export const ofHandlers: readonly Symptom[] = ['handlers', 'rendered', 'nodes', 'configuration', 'reload'];

/** What does not come true where a script does not run. */
export function ofScript({ balancer, handlers, agents }: ReadLab, script: Script): readonly Symptom[] {
  if (handlers.some((handler) => handler.script === script)) return ofHandlers;
  if (script === agents.ha?.script || script === agents.webapp?.script)
    return ['start', 'membership', 'leave', ...ofHandlers];
  if (script === balancer) return ['start', 'servers', 'supervised', 'reload'];
  return ['start', 'servers', 'supervised', 'identity'];
}
