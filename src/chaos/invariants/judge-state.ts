import type { Violation } from './violation.js';

/** Backends by name, with their addresses. */
export type Backends = ReadonlyMap<string, string>;

/** The same thing as everybody sees it; `undefined` is somebody who does not answer. */
export interface Views {
  /** Containers that run, connected and not paused. */
  readonly containers: Backends;
  /** Names of those that run, but are paused. */
  readonly frozen: ReadonlySet<string>;
  /** Names of backends of which it is not known yet, by what we have done, where they are. */
  readonly excused: Excused;
  /** HAProxy's table. */
  readonly table: readonly TableRow[] | undefined;
  /** `/nodes`. */
  readonly nodes: Backends | undefined;
  /** Servers in HAProxy's configuration file. */
  readonly configuration: Backends | undefined;
  /** Members that are alive, each by the newest of its living agents. */
  readonly members: Backends | undefined;
}

/** What cannot be known to everybody yet, because of us. */
export interface Excused {
  /** The agent of `ha` is away: nobody hears Serf. */
  readonly isSerfAway: boolean;
  /** Backends that came, or came back, while Serf was not heard: nobody else lets them in. */
  readonly unheard: ReadonlySet<string>;
  /** Backends whose name another member has taken, a moment ago. */
  readonly mistaken: ReadonlySet<string>;
}

export interface TableRow {
  readonly name: string;
  readonly address: string;
  /** HAProxy is to send it requests: neither drained nor in maintenance. */
  readonly isReady: boolean;
  readonly isUp: boolean;
}

/** After so much quiet the table, `/nodes` and the configuration have to be right about every backend but frozen ones. */
export const agreeWithinMs = 5000;

/**
 * After so much quiet Serf's list has to be right, too, and nobody may hold a frozen backend, for which Serf's verdict
 * is needed. By its constants that takes a failed probe, of which there is one a second, and three seconds of suspicion
 * if another agent's probe fails, too, but eighteen if none does.
 */
export const serfWithinMs = 25_000;

/** Everything in which somebody differs from the containers, in words; empty where all agree. */
export function disagreements(views: Views): string[] {
  const { containers, members, excused } = views;
  if (excused.isSerfAway) return tableDisagreements(views, views.frozen);
  const named = (backends: Backends | undefined): Backends | undefined =>
    without(backends, ({ name }) => excused.mistaken.has(name));
  return [
    ...tableDisagreements(views, new Set()),
    ...differing(named(containers) ?? containers, [['the living members', named(members)]]),
  ];
}

/** The same of those who do not wait for Serf. Frozen backends may be there, but must not be up. */
function tableDisagreements(views: Views, frozen: ReadonlySet<string>): string[] {
  const { table, excused } = views;
  // Who has ended has no excuse for being there.
  const isLeftOut = ({ name }: { readonly name: string }): boolean =>
    frozen.has(name) ||
    excused.mistaken.has(name) ||
    (excused.unheard.has(name) && views.containers.has(name));
  const containers = without(views.containers, isLeftOut) ?? views.containers;
  const rows = table?.filter((row) => !isLeftOut(row));
  const notUp = rows?.filter(({ isUp }) => !isUp).map(({ name }) => name) ?? [];
  const up = table?.filter(({ name, isUp }) => isUp && frozen.has(name)).map(({ name }) => name) ?? [];
  return [
    ...differing(containers, [
      ["HAProxy's table", rows && new Map(rows.map(({ name, address }) => [name, address]))],
      ['/nodes', without(views.nodes, isLeftOut)],
      ['the configuration file', without(views.configuration, isLeftOut)],
    ]),
    ...(notUp.length > 0 ? [`HAProxy holds for not up: ${notUp.join(', ')}`] : []),
    ...(up.length > 0 ? [`HAProxy holds for up, though frozen: ${up.join(', ')}`] : []),
  ];
}

function without(
  backends: Backends | undefined,
  isLeftOut: (one: { readonly name: string }) => boolean,
): Backends | undefined {
  return backends && new Map([...backends].filter(([name]) => !isLeftOut({ name })));
}

function differing(wanted: Backends, views: readonly [string, Backends | undefined][]): string[] {
  return views
    .filter(([, view]) => view === undefined || text(view) !== text(wanted))
    .map(([who, view]) => `${who}: ${view ? text(view) || 'nobody' : 'no answer'}`);
}

/** @param quietMs how long nothing has happened */
export function judgeState(views: Views, quietMs: number, at: number): Violation | undefined {
  if (quietMs < agreeWithinMs) return undefined;
  const isSerfDue = quietMs >= serfWithinMs && !views.excused.isSerfAway;
  const different = isSerfDue ? disagreements(views) : tableDisagreements(views, views.frozen);
  if (different.length === 0) return undefined;
  return {
    invariant: 'state',
    at,
    expected: `all say after ${(isSerfDue ? serfWithinMs : agreeWithinMs) / 1000} s of quiet: ${text(views.containers) || 'nobody'}`,
    seen: different.join('; '),
  };
}

function text(backends: Backends): string {
  return [...backends]
    .map(([name, address]) => `${name} ${address}`)
    .sort()
    .join(', ');
}
