import { text } from 'node:stream/consumers';
import { findContainer } from '../docker/container.js';
import { readContainerFile } from '../docker/file.js';
import { openLogs } from '../docker/output.js';
import { unreachable } from '../failure.js';
import type { Condition } from '../scenario/plan.js';
import { describeServers, haproxyServers, showsExactly } from './haproxy.js';
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

/** Looks once. */
export async function observe(lab: Lab, condition: Condition, baseline: Baseline): Promise<Observation> {
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
      const seen = members.map((member) => `${member.name} ${member.status}`);
      return { met, observed: seen.sort(naturalOrder).join(', ') };
    }
    case 'haproxy.servers': {
      const rows = await haproxyServers(lab, condition.on);
      return { met: rows !== undefined && showsExactly(rows, condition), observed: describeServers(rows) };
    }
    case 'haproxy.configured': {
      const servers = await configuredServers(lab, condition.on);
      const met = servers !== undefined && sameSet(servers, condition.servers);
      return {
        met,
        observed: servers ? `configured: ${servers.join(', ') || 'nobody'}` : 'no configuration yet',
      };
    }
    case 'http.answers': {
      const answers = await requestBalancer(lab, condition.requests, condition.on);
      const hosts = new Set(answers.flatMap((answer) => answer.host ?? []));
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
    case 'file': {
      const content = await readContainerFile(lab.engine, lab.container(condition.on), condition.path);
      if (!content) return { met: false, observed: `no ${condition.path} yet` };
      const body = content.toString('utf8');
      const missing = condition.contains.filter((word) => !body.includes(word));
      const unwanted = condition.lacks.filter((word) => body.includes(word));
      const observed = [
        ...missing.map((word) => `no "${word}" in it yet`),
        ...unwanted.map((word) => `"${word}" is still in it`),
      ];
      return { met: observed.length === 0, observed: observed.join(', ') || `${content.length} bytes` };
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
    case 'process.replaced':
      return `a new ${condition.process} runs in ${condition.on}`;
    case 'file': {
      const words = [
        ...condition.contains.map((word) => `with "${word}"`),
        ...condition.lacks.map((word) => `without "${word}"`),
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
  const replaced = conditions.filter((condition) => condition.kind === 'process.replaced');
  const entries = await Promise.all(
    replaced.map(async (condition) => {
      const id = await processId(lab, condition.on, condition.process);
      return [processKey(condition), id ?? 0] as const;
    }),
  );
  return new Map(entries);
}

/** The oldest process of that name in a container. */
export async function processId(lab: Lab, node: string, name: string): Promise<number | undefined> {
  const { exitCode, output } = await lab.exec(node, ['pgrep', '-o', '-x', name]);
  return exitCode === 0 ? Number(output.trim()) : undefined;
}

async function stateOf(lab: Lab, node: string): Promise<string> {
  return (await findContainer(lab.engine, lab.container(node)))?.State.Status ?? 'gone';
}

function processKey(condition: { readonly on: string; readonly process: string }): string {
  return `${condition.on}/${condition.process}`;
}

function naturalOrder(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true });
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && contains(left, right);
}

function contains(all: readonly string[], some: readonly string[]): boolean {
  return some.every((name) => all.includes(name));
}
