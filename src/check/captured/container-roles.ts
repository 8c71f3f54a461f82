import type { ConfiguredServer, DockerInspect, DockerPsRow } from '../content/recognised-text.js';
import { ofKind, type FoundCapture } from './found-capture.js';
import type { Delivery } from '../delivery.js';
import type { Who } from './node-words.js';
import { bareName, roleOfContainer, roleOfName, type Described, type Role } from './who.js';

/** Who is who in a task, as its tables of `docker ps` and its inspects tell. */
export interface ContainerRoles {
  /** By a container's id, host name or own name. */
  byName(name: string): Who | undefined;
  byAddress(address: string): Who | undefined;
  /** Part of a row of `docker ps`; `undefined` for a container that is none of the lab's. */
  ofRow(row: DockerPsRow): Role | undefined;
  ofInspect(inspect: DockerInspect): Who | undefined;
  /** By a name alone, as the lab or as people call its nodes. */
  named(name: string): Role | undefined;
}

/** Reads the roles from everything that was captured of one task. */
export function containerRolesOf(
  foundCaptures: readonly FoundCapture[],
  { nodes, lab }: Pick<Delivery, 'nodes' | 'lab'>,
): ContainerRoles {
  const named = (name: string): Role | undefined => nodes.named(bareName(name)) ?? roleOfName(name);
  const roleOf = (container: Described): Role | undefined => roleOfContainer(container, nodes);
  const appPort = `${lab.description.roles.backend.ports.app.container}/tcp`;
  const ids = new Map<string, Who>();
  const addresses = new Map<string, Who>();
  const inspects = ofKind(foundCaptures, 'docker-inspect').filter((foundCapture) => !foundCapture.pasted);
  const rows = ofKind(foundCaptures, 'docker-ps').flatMap((foundCapture) => foundCapture.capture.rows);
  const inspected = new Map<DockerInspect, Who>();

  const taken = new Set<Who>();
  let number = 1;
  // What is taken stays so: who has looked once need not begin anew.
  const nextFree = (): Who => {
    while (taken.has(`s${number}`)) number += 1;
    return `s${number}`;
  };
  const learn = (who: Who, names: readonly (string | undefined)[], at: readonly string[]): void => {
    for (const name of names)
      if (name !== undefined && name !== '' && !ids.has(shortId(name))) {
        ids.set(shortId(name), who);
        taken.add(who);
      }
    for (const address of at) if (!addresses.has(address)) addresses.set(address, who);
  };
  const learnInspect = (inspect: DockerInspect, who: Who): void => {
    inspected.set(inspect, who);
    learn(who, [inspect.id, inspect.hostname, inspect.name], inspect.addresses);
  };

  // What a container says of itself goes before what a file's name says of it.
  for (const row of rows) {
    const role = roleOf(row);
    if (role !== undefined && role !== 'webapp') learn(role, [row.id, row.name], []);
  }
  const unclear = inspects.filter(({ capture }) => {
    const byId = capture.id === undefined ? undefined : ids.get(shortId(capture.id));
    const role = named(capture.name ?? '') ?? byId ?? roleOf(capture);
    if (role === undefined || role === 'webapp') return true;
    learnInspect(capture, role);
    return false;
  });
  for (const { capture, label, caption } of unclear) {
    const said = caption.container ?? label.container;
    if (said !== undefined && (roleOf(capture) !== 'webapp' || said !== 'ha')) learnInspect(capture, said);
  }
  for (const { capture } of unclear)
    if (!inspected.has(capture) && roleOf(capture) === 'webapp') learnInspect(capture, nextFree());
  // `docker ps` lists the newest first; rows in several tables of one run have one number.
  for (const row of [...rows].reverse())
    if (!ids.has(shortId(row.id)) && roleOf(row) === 'webapp') learn(nextFree(), [row.id, row.name], []);

  return {
    byName: (name) => ids.get(shortId(name)) ?? definite(named(name)),
    byAddress: (address) => addresses.get(address) ?? nodes.at(address),
    ofRow: (row) =>
      roleOf(row) ?? ids.get(shortId(row.id)) ?? (row.ports.includes(appPort) ? 'webapp' : undefined),
    ofInspect: (inspect) => inspected.get(inspect),
    named,
  };
}

/** Who a line `server …` of a configuration sends requests to. */
export function whoServes(roles: ContainerRoles, server: ConfiguredServer): Who | undefined {
  return roles.byName(server.name) ?? roles.byAddress(addressOf(server));
}

/** Without its port. */
export function addressOf({ address }: ConfiguredServer): string {
  return address.replace(/:\d+$/, '');
}

/** Ids are printed with 12 or with 64 digits. */
function shortId(name: string): string {
  return /^[0-9a-f]{13,64}$/.test(name) ? name.slice(0, 12) : name.replace(/^\//, '');
}

function definite(role: Role | undefined): Who | undefined {
  return role === 'webapp' ? undefined : role;
}
