import { readContainerFile } from '../../docker/file.js';
import type { LabAccess } from '../lab-access.js';

/** The servers that stand in the configuration of a balancer now; `undefined` while there is none, or no backend in it. */
export async function configuredServers(
  lab: LabAccess,
  balancer = lab.balancer,
): Promise<string[] | undefined> {
  const { places, table } = lab.description.roles.balancer;
  const content = await readContainerFile(lab.engine, lab.container(balancer), places.configuration);
  const text = content?.toString('utf8');
  // While a handler writes the file, there may be nothing in it yet, or half of it.
  return text?.includes(table.backend) === true ? serversIn(text) : undefined;
}

/** The servers of a configuration, in its order. */
export function serversIn(configuration: string): string[] {
  return Array.from(configuration.matchAll(/^\s*server\s+(\S+)\s/gm), ([, name = '']) => name);
}

/** When ha's handlers put which configuration in place, by their own log and its clock; empty where they write none. */
export async function configurationChanges(
  lab: LabAccess,
): Promise<{ readonly at: number; readonly servers: readonly string[] }[]> {
  const path = lab.description.roles.balancer.places.handlersLog;
  if (path === undefined) return [];
  const log = await readContainerFile(lab.engine, lab.container(lab.balancer), path);
  return changesIn(log?.toString('utf8') ?? '');
}

/** The changes that a handler's log tells of. */
export function changesIn(log: string): { at: number; servers: string[] }[] {
  const lines = log.matchAll(/^(\d{4}-\d\d-\d\dT[\d:.]+Z) configuration changed:(.*)$/gm);
  return Array.from(lines, ([, time = '', names = '']) => ({
    at: Date.parse(time),
    servers: names.split(' ').filter((name) => name !== ''),
  }));
}
