import { valuesOf } from '../read/agent.js';
import { absolute } from '../read/path.js';
import { mistake, type Rule } from '../rule.js';

/** Handlers on the agent of the web application, which has no such files: it tells of an error with each event. */
export const handlersOfWebapp: Rule = ({ agents: { webapp: agent }, webapp }) => {
  if (agent === undefined) return [];
  const missing = valuesOf(agent, 'event-handler')
    .map(({ value, line }) => ({ path: absolute(value.replace(/^[^=]*=/, '')), line }))
    .find(({ path }) => !webapp.files.has(path));
  if (missing === undefined) return [];
  const { path, line } = missing;
  return [mistake({ code: 'handlers-of-webapp', path }, agent.script.file, line, ['log-errors'])];
};
