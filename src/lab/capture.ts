import type { Readable } from 'node:stream';
import { inspectContainer, listContainers } from '../docker/container.js';
import { readContainerFile } from '../docker/file.js';
import { openLogs } from '../docker/output.js';
import { psTable } from '../docker/ps-table.js';
import { Failed, unreachable } from '../failure.js';
import type { CaptureSource } from '../scenario/plan.js';
import { until } from '../until.js';
import { haproxyServers } from './haproxy.js';
import { requestBalancer } from './http.js';
import type { Lab } from './lab.js';
import { observeTopology } from './observe-topology.js';

/** What a capture yields: the content, and the command that a person would type for it. */
export interface Captured {
  readonly command: string;
  readonly content: Readable | string | Buffer;
}

/**
 * Captures one thing as it is at this moment.
 *
 * @param step name of the step, which stands above process trees so that before and after can be told apart
 * @throws Failed `capture-failed` when there is nothing to capture
 */
export async function capture(
  lab: Lab,
  file: string,
  source: CaptureSource,
  step: string,
): Promise<Captured> {
  const name = 'node' in source ? lab.container(source.node) : '';
  const run = async (argv: readonly string[]): Promise<Captured & { content: string }> => {
    const command = ['docker', 'exec', name, ...argv].join(' ');
    const { exitCode, output } = await lab.exec('node' in source ? source.node : lab.balancer, argv);
    if (exitCode === 0) return { command, content: output };
    throw new Failed({
      reason: 'capture-failed',
      file,
      detail: `${command} ended with ${exitCode}: ${output.trim()}`,
    });
  };
  switch (source.kind) {
    case 'logs':
      return { command: `docker logs ${name}`, content: await openLogs(lab.engine, name) };
    case 'inspect': {
      const info = await inspectContainer(lab.engine, name);
      return { command: `docker inspect ${name}`, content: `${JSON.stringify([info], null, 4)}\n` };
    }
    case 'ps': {
      const filter = { network: [lab.topology.network] };
      const all = await listContainers(lab.engine, filter);
      const shown = source.all ? all : all.filter((container) => container.State === 'running');
      const flags = `${source.all ? ' --all' : ''} --filter network=${lab.topology.network}`;
      return { command: `docker ps${flags}`, content: psTable(shown, new Date()) };
    }
    case 'processes': {
      const { command, content } = await run(['ps', '-e', '--forest', '-o', 'pid,ppid,user,args']);
      return { command, content: `${step}\n\n${content}` };
    }
    case 'serf.members':
      return run([lab.description.programs.serf, 'members']);
    case 'haproxy.stat': {
      const rows = await haproxyServers(lab, source.on);
      if (!rows) throw new Failed({ reason: 'capture-failed', file, detail: 'HAProxy does not answer' });
      const servers = [...rows].map(({ name: server, ...rest }) => ({ server, ...rest }));
      return { command: "echo 'show stat' | nc 127.0.0.1 9999", content: json(servers) };
    }
    case 'answers': {
      const answers = await requestBalancer(lab, source.requests, source.on);
      return { command: `curl http://127.0.0.1/ (${source.requests} times)`, content: json(answers) };
    }
    case 'file': {
      const content = await readWritten(lab, name, source.path);
      if (!content)
        throw new Failed({ reason: 'capture-failed', file, detail: `no ${source.path} in ${name}` });
      return { command: `docker exec ${name} cat ${source.path}`, content };
    }
    case 'exec':
      return run(source.argv);
    case 'topology':
      return {
        command: 'docker inspect, docker top and serf members of every node',
        content: json(await observeTopology(lab)),
      };
    case 'load': {
      const { load } = lab;
      if (!load) throw new Failed({ reason: 'capture-failed', file, detail: 'no client is at work' });
      const seen = await load.stop();
      return {
        command: load.command,
        content: json(source.part === 'requests' ? seen.requests : seen.timeline),
      };
    }
    case 'screenshot':
      // A picture is taken by the run's browser and goes elsewhere: see run-step.
      throw new Failed({ reason: 'capture-failed', file, detail: 'no browser here' });
    default:
      return unreachable(source);
  }
}

/** A file, and not the moment in which somebody is about to write it: one that stays empty is captured as it is. */
async function readWritten(lab: Lab, container: string, path: string): Promise<Buffer | undefined> {
  let content: Buffer | undefined;
  await until(
    async () => {
      content = await readContainerFile(lab.engine, container, path);
      return content?.length !== 0;
    },
    { everyMs: 50, withinMs: 1000 },
  );
  return content;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
