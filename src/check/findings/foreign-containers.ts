import type { DockerInspect, DockerPs } from '../content/recognised-text.js';
import type { LogFile } from '../delivery.js';
import { taskNumbers } from '../item.js';
import type { FoundProblem } from '../verdict.js';
import { capturesOf, groupedBy, pathsOf, type Found, type Rule, type RuleContext } from './rule.js';

/** Containers of which other captures of a task speak, and which its `docker ps` does not show: the captures are of two runs. */
export const foreignContainers: Rule = (context) => {
  const tables = groupedBy(capturesOf(context, 'docker-ps'), ({ log }) => log.task);
  const inspects = groupedBy(capturesOf(context, 'docker-inspect'), ({ log }) => log.task);
  const hosts = groupedBy(hostsNamed(context), ({ log }) => log.task);
  return taskNumbers.flatMap((task): FoundProblem[] => {
    const tablesOfTask = tables.get(task) ?? [];
    // A table that lacks a container for other reasons, after a stop or cut off, proves nothing.
    if (!tablesOfTask.some(({ capture }) => capture.rows.filter(({ running }) => running).length > 2))
      return [];
    const known = new KnownIds(tablesOfTask.flatMap(({ capture }) => capture.rows.map(({ id }) => id)));
    const filesWith = (found: readonly { readonly log: LogFile }[]): string[] =>
      pathsOf([...found, ...tablesOfTask].map(({ log }) => log));
    const inspected = inspects.get(task) ?? [];
    const strangers = inspected.filter(({ capture: { id } }) => id !== undefined && !known.has(id));
    const ids = strangers.map(({ capture }) => capture.id?.slice(0, 12) ?? '');
    // Those that an inspect shows are of its run, and told with it.
    const shown = new KnownIds(inspected.flatMap(namesOfInspected));
    const named = (hosts.get(task) ?? []).filter(({ host }) => !known.has(host) && !shown.has(host));
    const found: FoundProblem[] = [];
    if (ids.length > 0) {
      const because = { code: 'other-run', task, ids } as const;
      found.push({ level: 'warning', task, files: filesWith(strangers), because });
    }
    if (named.length > 0 && isTelling(tablesOfTask)) {
      const because = { code: 'hosts-of-other-run', task, hosts: distinct(named) } as const;
      found.push({ level: 'warning', task, files: filesWith(named), because });
    }
    return found;
  });
};

/** Whether each row has an id: those of docker-compose have none. */
function isTelling(tables: readonly Found<DockerPs>[]): boolean {
  return tables.every(({ capture }) => capture.rows.every(({ id }) => id !== ''));
}

interface NamedHost {
  readonly log: LogFile;
  readonly host: string;
}

/** The containers that lines of the template, configurations and lists of nodes name by their ids. */
function hostsNamed(context: RuleContext): NamedHost[] {
  const isId = ({ host }: NamedHost): boolean => /^[0-9a-f]{12}(?:[0-9a-f]{52})?$/.test(host);
  return [
    ...capturesOf(context, 'template-line').map(({ log, capture: { host } }) => ({ log, host })),
    ...capturesOf(context, 'haproxy-config').flatMap(({ log, capture: { servers } }) =>
      servers.filter(({ live }) => live).map(({ name }) => ({ log, host: name })),
    ),
    ...capturesOf(context, 'nodes-listing').flatMap(({ log, capture: { hosts } }) =>
      hosts.map((host) => ({ log, host })),
    ),
  ].filter(isId);
}

function namesOfInspected({ capture: { id, hostname } }: Found<DockerInspect>): string[] {
  return [id, hostname].flatMap((name) => name ?? []);
}

function distinct(named: readonly NamedHost[]): string[] {
  return [...new Set(named.map(({ host }) => host.slice(0, 12)))];
}

/** Ids are printed with 12 or with 64 digits, or are cut off before. */
class KnownIds {
  private readonly short: ReadonlySet<string>;
  private readonly cut: readonly string[];

  constructor(ids: readonly string[]) {
    this.short = new Set(ids.map((id) => id.slice(0, 12)));
    this.cut = [...this.short].filter((id) => id !== '' && id.length < 12);
  }

  has(id: string): boolean {
    return this.short.has(id.slice(0, 12)) || this.cut.some((known) => id.startsWith(known));
  }
}
