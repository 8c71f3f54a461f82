import type { RepositoryFiles } from '../repository/repository-files.js';
import type { Cause, Seen, Symptom } from './cause.js';
import { readLab } from './read/lab.js';
import type { Rule } from './rule.js';
import { agentInBuild } from './rules/agent-in-build.js';
import { assignments } from './rules/assignments.js';
import { carriageReturns } from './rules/carriage-returns.js';
import { configurationFile } from './rules/configuration-file.js';
import { copySources } from './rules/copy-sources.js';
import { entrypoint } from './rules/entrypoint.js';
import { environment } from './rules/environment.js';
import { eventHandlers } from './rules/event-handlers.js';
import { failedBuild } from './rules/failed-build.js';
import { foreground } from './rules/foreground.js';
import { handlebars } from './rules/handlebars.js';
import { handlersOfWebapp } from './rules/handlers-of-webapp.js';
import { hostsEntry } from './rules/hosts-entry.js';
import { interpreters } from './rules/interpreters.js';
import { join } from './rules/join.js';
import { leaveSignal } from './rules/leave-signal.js';
import { leftServers } from './rules/left-servers.js';
import { nodesFolder } from './rules/nodes-folder.js';
import { numericIds } from './rules/numeric-ids.js';
import { relativeDestinations } from './rules/relative-destinations.js';
import { reload } from './rules/reload.js';
import { renderedElsewhere } from './rules/rendered-elsewhere.js';
import { role } from './rules/role.js';
import { services } from './rules/services.js';
import { stopSignal } from './rules/stop-signal.js';
import { templateLoop } from './rules/template-loop.js';
import { templateValues } from './rules/template-values.js';
import { templates } from './rules/templates.js';
import { toldByLogs } from './rules/told-by-logs.js';

/** In the order in which things happen: what fails earlier explains what fails later. */
const rules: readonly Rule[] = [
  copySources,
  agentInBuild,
  entrypoint,
  services,
  carriageReturns,
  interpreters,
  environment,
  configurationFile,
  join,
  role,
  eventHandlers,
  templates,
  handlebars,
  nodesFolder,
  templateLoop,
  templateValues,
  renderedElsewhere,
  numericIds,
  leftServers,
  foreground,
  reload,
  leaveSignal,
  assignments,
  handlersOfWebapp,
  relativeDestinations,
  stopSignal,
  hostsEntry,
];

/** What programs say, where no rule knows why. */
const lastResort: readonly Rule[] = [failedBuild, toldByLogs];

/**
 * Why something does not come true: causes that explain one of the symptoms, in the order in which things happen, somebody's
 * mistakes before what is nobody's fault. Reads the files as they are, and runs nothing.
 */
export function diagnose(files: RepositoryFiles, seen: Seen, symptoms: readonly Symptom[]): Cause[] {
  const lab = readLab(files);
  const causesBy = (table: readonly Rule[]): Cause[] =>
    table
      .flatMap((rule) => rule(lab, seen))
      .filter(({ explains }) => explains.some((symptom) => symptoms.includes(symptom)));
  const known = causesBy(rules);
  const mistakes = known.filter(({ fault }) => fault === 'yours');
  const told = causesBy(lastResort).filter((cause) => !mistakes.some((mistake) => isWhy(mistake, cause)));
  return once([...mistakes, ...told, ...known.filter(({ fault }) => fault === 'nobody')]);
}

/** Two ways may lead to one mistake, and a program that is started again and again says the same each time. */
function once(causes: readonly Cause[]): Cause[] {
  const name = ({ code, file, line }: Cause): string => `${code} ${file} ${line ?? ''}`;
  return causes.filter((cause, at) => causes.findIndex((other) => name(other) === name(cause)) === at);
}

/** Whether a mistake is what a program complains of: it is where the program says, or the program does not say where. */
function isWhy(mistake: Cause, told: Cause): boolean {
  if (told.line !== undefined)
    return mistake.file === told.file && (mistake.line === told.line || mistake.code === 'carriage-return');
  return mistake.explains.some((symptom) => told.explains.includes(symptom));
}
