import { text } from 'node:stream/consumers';
import { findContainer } from '../docker/container.js';
import { ifThere } from '../docker/engine.js';
import { readContainerFile } from '../docker/file.js';
import { openLogs } from '../docker/output.js';
import { unreachable } from '../failure.js';
import type { Condition } from '../scenario/plan.js';
import { asNodes, describeServers, haproxyServers, showsExactly } from './haproxy.js';
import { requestBalancer } from './http.js';
import type { Lab } from './lab.js';
import { configuredServers } from './load/configuration-log.js';

/** One look at the world: whether a condition holds, and what was seen, in the condition's own terms. */
export interface Observation {
  readonly met: boolean;
  readonly observed: string;
}

/** What has to be remembered from before a step, to tell afterwards whether something changed. */
export type Baseline = ReadonlyMap<string, number>;

/** Lines that a `log` condition looks at: a container that floods its log must not flood us. */
const logTail = 500;

/**
 * Looks once.
 *
 * @param signal ends requests that are under way
 */
export async function observe(
  lab: Lab,
  condition: Condition,
  baseline: Baseline,
  signal?: AbortSignal,
): Promise<Observation> {
  switch (condition.kind) {
    case 'serf.members': {
      const members = await lab.membership(condition.on).members();
      if (!members) return { met: false, observed: `Serf on ${condition.on} does not answer yet` };
      const named = (status: string): string[] =>
        members.filter((member) => member.status === status).map((member) => member.name);
      const met =
        sameSet(named('alive'), condition.alive) &&
        contains(named('left'), condition.left) &&
        contains(named('failed'), condition.failed);
      const seen = members.map(({ host, status }) => `${lab.hosts.shown(host)} ${status}`);
      return { met, observed: seen.sort(naturalOrder).join(', ') };
    }
    case 'serf.roles': {
      const members = await lab.membership(condition.on).members();
      if (!members) return { met: false, observed: `Serf on ${condition.on} does not answer yet` };
      const alive = members.filter(({ status }) => status === 'alive');
      const met = Object.entries(condition.roles).every(([role, nodes]) =>
        nodes.every((node) => alive.some(({ name, tags }) => name === node && tags['role'] === role)),
      );
      const seen = alive.map(({ host, tags }) => `${lab.hosts.shown(host)} ${tags['role'] ?? 'no role'}`);
      return { met, observed: seen.sort(naturalOrder).join(', ') };
    }
    case 'haproxy.servers': {
      const rows = await haproxyServers(lab, condition.on);
      const met = rows !== undefined && showsExactly(asNodes(lab, rows), condition);
      return { met, observed: describeServers(rows, lab.hosts) };
    }
    case 'haproxy.configured': {
      const servers = await configuredServers(lab, condition.on);
      const named = servers?.map((server) => lab.hosts.nodeCalled(server));
      const shown = servers?.map((server) => lab.hosts.shown(server));
      return {
        met: named !== undefined && sameSet(named, condition.servers),
        observed: shown ? `configured: ${shown.join(', ') || 'nobody'}` : 'no configuration yet',
      };
    }
    case 'http.answers': {
      const answers = await requestBalancer(lab, condition.requests, condition.on, signal);
      const hosts = new Set(
        answers.flatMap(({ host }) => (host === undefined ? [] : lab.hosts.nodeCalled(host))),
      );
      const statuses = [...new Set(answers.map((answer) => answer.status || 'no answer'))];
      const met =
        answers.every((answer) => answer.status === condition.status) &&
        condition.by.every((node) => hosts.has(node)) &&
        condition.never.every((node) => !hosts.has(node));
      const from = hosts.size > 0 ? ` from ${[...hosts].join(', ')}` : '';
      return { met, observed: `${answers.length} requests: ${statuses.join(', ')}${from}` };
    }
    case 'container.exited': {
      const states = await Promise.all(condition.nodes.map((node) => stateOf(lab, node)));
      const observed = condition.nodes
        .map((node, index) => `${node} ${states[index] ?? 'unknown'}`)
        .join(', ');
      return { met: states.every((state) => state === 'exited'), observed };
    }
    case 'process.replaced': {
      const before = baseline.get(processKey(condition));
      const now = await processId(lab, condition.on, condition.process);
      const observed = `${condition.process} ${now === undefined ? 'is not there' : `has process id ${now}`}`;
      return { met: now !== undefined && now !== before, observed };
    }
    case 'process': {
      const { exitCode, output } = await lab.exec(condition.on, ['cat', '/proc/1/cmdline']);
      const [program = ''] = exitCode === 0 ? output.split('\0') : [];
      const name = program.split('/').at(-1) ?? '';
      return { met: name === condition.first, observed: `process 1 is ${name || 'not to be seen'}` };
    }
    case 'file': {
      const content = await readContainerFile(lab.engine, lab.container(condition.on), condition.path);
      if (!content) return { met: false, observed: `no ${condition.path} yet` };
      const body = content.toString('utf8');
      const gained = content.subarray(baseline.get(fileKey(condition)) ?? 0).toString('utf8');
      const missing = (within: string, texts: readonly string[]): string[] =>
        texts.filter((text) => !within.includes(withHosts(lab, text)));
      const unwanted = condition.lacks.filter((text) => body.includes(withHosts(lab, text)));
      const observed = [
        ...missing(body, condition.contains).map((text) => `no ${quoted(text)} in it yet`),
        ...missing(gained, condition.gains).map((text) => `${quoted(text)} has not come into it yet`),
        ...unwanted.map((text) => `${quoted(text)} is still in it`),
      ];
      return { met: observed.length === 0, observed: observed.join(', ') || `${content.length} bytes` };
    }
    case 'folder': {
      const { exitCode, output } = await lab.exec(condition.on, ['ls', '-A', condition.path]);
      if (exitCode !== 0) return { met: false, observed: `no ${condition.path} yet` };
      const names = output.split('\n').filter((name) => name !== '');
      const has = (text: string): boolean => names.includes(withHosts(lab, text));
      const met = condition.has.every(has) && !condition.lacks.some(has);
      const shown = names.map((name) => lab.hosts.shown(name)).sort(naturalOrder);
      return { met, observed: `in it: ${shown.join(', ') || 'nothing'}` };
    }
    case 'log': {
      const log = await text(await openLogs(lab.engine, lab.container(condition.of), { tail: logTail }));
      const met = log.includes(condition.contains);
      const last = log.trimEnd().split('\n').at(-1) ?? '';
      return { met, observed: last === '' ? 'the log is empty' : `last line: ${last}` };
    }
    default:
      return unreachable(condition);
  }
}

/** A condition as a reader would say it. */
export function describeCondition(condition: Condition): string {
  const list = (nodes: readonly string[]): string => nodes.join(', ') || 'nobody';
  switch (condition.kind) {
    case 'serf.members':
      return [
        `Serf on ${condition.on}: ${list(condition.alive)} alive`,
        ...(condition.left.length > 0 ? [`${list(condition.left)} left`] : []),
        ...(condition.failed.length > 0 ? [`${list(condition.failed)} failed`] : []),
      ].join(', ');
    case 'haproxy.servers': {
      const down = condition.down.length > 0 ? `, ${list(condition.down)} DOWN` : '';
      return condition.up.length + condition.down.length === 0
        ? 'HAProxy: no server'
        : `HAProxy: ${list(condition.up)} UP${down}`;
    }
    case 'haproxy.configured':
      return `HAProxy's configuration: ${list(condition.servers)}`;
    case 'http.answers': {
      const by = condition.by.length > 0 ? ` by ${list(condition.by)}` : '';
      const never = condition.never.length > 0 ? `, none by ${list(condition.never)}` : '';
      return `requests through ${condition.on}: ${condition.status}${by}${never}`;
    }
    case 'container.exited':
      return `container ${list(condition.nodes)} exited`;
    case 'serf.roles': {
      const roles = Object.entries(condition.roles).map(([role, nodes]) => `${list(nodes)} ${role}`);
      return `Serf's tag role on ${condition.on}: ${roles.join(', ')}`;
    }
    case 'process':
      return `process 1 of ${condition.on} is ${condition.first}`;
    case 'process.replaced':
      return `a new ${condition.process} runs in ${condition.on}`;
    case 'folder': {
      const words = [
        ...condition.has.map((text) => `with ${quoted(text)}`),
        ...condition.lacks.map((text) => `without ${quoted(text)}`),
      ];
      return `${condition.path} on ${condition.on} ${words.join(', ') || 'is there'}`;
    }
    case 'file': {
      const words = [
        ...condition.contains.map((text) => `with ${quoted(text)}`),
        ...condition.gains.map((text) => `gains ${quoted(text)}`),
        ...condition.lacks.map((text) => `without ${quoted(text)}`),
      ];
      return `${condition.path} on ${condition.on} ${words.join(', ') || 'is there'}`;
    }
    case 'log':
      return `log of ${condition.of} says "${condition.contains}"`;
    default:
      return unreachable(condition);
  }
}

/** Looks at what the conditions of a step compare with, before its actions. */
export async function baselineOf(lab: Lab, conditions: readonly Condition[]): Promise<Baseline> {
  const entries = conditions.map(async (condition) => {
    if (condition.kind === 'process.replaced') {
      const id = await processId(lab, condition.on, condition.process);
      return [[processKey(condition), id ?? 0] as const];
    }
    if (condition.kind === 'file' && condition.gains.length > 0) {
      const content = await ifThere(
        readContainerFile(lab.engine, lab.container(condition.on), condition.path),
      );
      return [[fileKey(condition), content?.length ?? 0] as const];
    }
    return [];
  });
  return new Map((await Promise.all(entries)).flat());
}

/** The oldest process of that name in a container, whatever tools there are in it. */
export async function processId(lab: Lab, node: string, name: string): Promise<number | undefined> {
  const { exitCode, output } = await lab.exec(node, ['sh', '-c', oldestProcess, 'sh', name]);
  return exitCode === 0 && output.trim() !== '' ? Number(output.trim()) : undefined;
}

/** Images need not have `pgrep`; and a program may call its first thread as it likes, but not its command line. */
const oldestProcess = `
for folder in /proc/[0-9]*; do
  command=$(tr '\\0' '\\n' <"$folder/cmdline" 2>/dev/null | head -n 1)
  [ "\${command##*/}" = "$1" ] && echo "\${folder#/proc/}"
done | sort -n | head -n 1`;

async function stateOf(lab: Lab, node: string): Promise<string> {
  return (await findContainer(lab.engine, lab.container(node)))?.State.Status ?? 'gone';
}

/** A text that is looked for, with what each container that it names calls itself. */
function withHosts(lab: Lab, text: string): string {
  return text.replace(/\{host ([^}]*)\}/g, (_all, node: string) => lab.hosts.hostName(node));
}

/** The same for a reader, who knows the nodes. */
function quoted(text: string): string {
  return `"${text.replace(/\{host ([^}]*)\}/g, '$1')}"`;
}

function fileKey(condition: { readonly on: string; readonly path: string }): string {
  return `${condition.on}:${condition.path}`;
}

function processKey(condition: { readonly on: string; readonly process: string }): string {
  return `${condition.on}/${condition.process}`;
}

/** Sorts names as people count: `s2` before `s10`. */
export function naturalOrder(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true });
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && contains(left, right);
}

function contains(all: readonly string[], some: readonly string[]): boolean {
  return some.every((name) => all.includes(name));
}
