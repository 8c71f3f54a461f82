import { valuesOf, type Agent } from '../read/agent.js';
import { mistake, type Rule } from '../rule.js';
import type { Symptom } from '../cause.js';

/** A web application's agent that joins nobody, or somebody who has another name. */
export const join: Rule = ({ agents: { webapp } }) => {
  if (webapp === undefined || webapp.hasFile) return [];
  const { script, line } = webapp;
  const [first, ...others] = joined(webapp);
  if (first === undefined) return [mistake({ code: 'join-missing' }, script.file, line, explains)];
  if ([first, ...others].some(({ value }) => isBalancer(value))) return [];
  return [mistake({ code: 'join-unknown-name', name: first.value }, script.file, first.line, explains)];
};

const explains: readonly Symptom[] = [
  'membership',
  'leave',
  'handlers',
  'rendered',
  'nodes',
  'configuration',
  'reload',
];

function joined(agent: Agent): ReturnType<typeof valuesOf> {
  return ['join', 'retry-join'].flatMap((name) => valuesOf(agent, name));
}

/** What a variable or an address leads to is not known here. */
function isBalancer(name: string): boolean {
  return /^(?:ha|[\d.]+)(?::\d+)?$/.test(name) || name.includes('$');
}
