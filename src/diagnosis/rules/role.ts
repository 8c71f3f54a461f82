import { valuesOf, type Agent } from '../read/agent.js';
import type { Cause, Symptom } from '../cause.js';
import type { Image } from '../read/image.js';
import type { ReadLab } from '../read/lab.js';
import { handles } from '../read/handlers.js';
import { lineOf, mistake, type Rule } from '../rule.js';

/** The tag by which handlers know a web application: not given, given without a value, or with another one. */
export const role: Rule = (lab) => [
  ...ofAgent(lab, lab.agents.ha, lab.ha, ['membership']),
  ...ofAgent(lab, lab.agents.webapp, lab.webapp, [
    'membership',
    'handlers',
    'rendered',
    'nodes',
    'configuration',
  ]),
  ...unhandled(lab),
];

function ofAgent(
  lab: ReadLab,
  agent: Agent | undefined,
  image: Image,
  explains: readonly Symptom[],
): Cause[] {
  if (agent === undefined || agent.hasFile) return [];
  const { script, line } = agent;
  const tag = valuesOf(agent, 'tag').find(({ value }) => value.startsWith('role='));
  if (tag === undefined) return [mistake({ code: 'role-tag-missing' }, script.file, line, explains)];
  const variable = /^role=\$\{?(\w+)/.exec(tag.value)?.[1];
  if (variable === undefined || image.environment.has(variable) || script.variables.has(variable)) return [];
  if (isGivenByCompose(lab, variable)) return [];
  const fact = {
    code: 'role-not-set',
    variable,
    role: image.role === 'ha' ? 'balancer' : 'backend',
  } as const;
  return [mistake(fact, image.dockerfile, undefined, explains)];
}

function isGivenByCompose({ files }: ReadLab, variable: string): boolean {
  return [...files].some(
    ([file, { text }]) =>
      /^[^/]*compose[^/]*\.ya?ml$/.test(file) && new RegExp(`\\b${variable}\\s*[=:]`).test(text),
  );
}

/** The role of the web application is not the one that the handler of joins looks for. */
function unhandled({ agents, webapp, handlers, files }: ReadLab): Cause[] {
  const [given] = webapp.environment.get('ROLE') ?? [];
  const code = handlers.find((handler) => handles(handler, 'member-join'))?.code;
  if (agents.webapp === undefined || given === undefined || code === undefined) return [];
  if (code.includes(given) || !/\bbackend\b/.test(code)) return [];
  const line = lineOf(files.get(webapp.dockerfile)?.text ?? '', /^\s*ENV\s.*\bROLE\b/i);
  const fact = { code: 'role-not-handled', role: given, handled: 'backend' } as const;
  return [mistake(fact, webapp.dockerfile, line, ['nodes', 'rendered', 'configuration'])];
}
