import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { inspectContainer, listContainers } from '../docker/container.js';
import { openLogs } from '../docker/output.js';
import type { Aside } from '../keep/aside.js';
import { neverOurs, put } from '../keep/door.js';
import { label } from '../lab/labels.js';
import type { Lab } from '../lab/lab.js';
import type { LabDescription } from '../scenario/lab-description.js';
import type { LoadFailure } from '../load/recording.js';
import type { BalancerView } from './balancer-view.js';
import type { ChaosResult, EventRecord } from './chaos-result.js';

/** What explains a violation, apart from the result itself. */
export interface ChaosEvidence {
  readonly lab: Lab;
  readonly view: BalancerView;
  readonly events: readonly EventRecord[];
  readonly failures: readonly LoadFailure[];
}

/** Where a record goes. */
interface RecordFolder {
  readonly folder: string;
  /** Where goes what is there already. */
  readonly aside: Aside;
}

/** What the balancer is asked; states that pass come first. */
function questionsFor({ roles, programs }: LabDescription): Readonly<Record<string, readonly string[]>> {
  const { configuration, nodes = '', handlersLog = '' } = roles.balancer.places;
  return {
    'haproxy-servers.txt': [
      'node',
      '-e',
      "const s = require('node:net').connect('/run/haproxy/admin.sock'); s.end('show info;show stat;show servers state\\n'); s.pipe(process.stdout)",
    ],
    'nodes.txt': ['sh', '-c', `ls -la --full-time ${nodes} ${dirname(configuration)}; grep -r "" ${nodes}`],
    'serf-members.json': [programs.serf, 'members', '-format=json'],
    'haproxy.cfg': ['cat', configuration],
    'serf.log': ['cat', handlersLog],
    'processes-ha.txt': ['ps', '-eo', 'pid,ppid,stat,rss,etimes,args'],
  };
}

/** Keeps everything that can still be seen; what cannot be had any more is noted in its file. */
export async function keepEvidence(
  record: RecordFolder,
  { lab, view, events, failures }: ChaosEvidence,
): Promise<void> {
  const write = (file: string, content: string): Promise<unknown> => keep(record, file, content);
  await write('probe.json', json(view.snapshot()));
  await write('failures.json', json(failures));
  await write('events.json', json(events.map((record) => ({ time: timeOf(record.at), ...record }))));
  await Promise.all(
    Object.entries(questionsFor(lab.description)).map(async ([file, argv]) => {
      await write(file, await orError(async () => (await lab.exec(lab.balancer, argv)).output));
    }),
  );
  const containers = await listContainers(lab.engine, { label: [`${label.run}=${lab.owner.run}`] });
  for (const { Id, Labels } of containers) {
    const node = Labels[label.node] ?? Id;
    await write(
      `inspect-${node}.json`,
      await orError(async () => json(await inspectContainer(lab.engine, Id))),
    );
    await write(
      `${node}.log`,
      await orError(async () => text(await openLogs(lab.engine, Id, { timestamps: true }))),
    );
  }
}

/** Writes what a run came to, last of all. */
export function keepResult(record: RecordFolder, result: ChaosResult): Promise<unknown> {
  return keep(record, 'RESULT.json', json(result));
}

/** A record is never written over, not even our own: it may be the one that somebody is looking for. */
function keep({ folder, aside }: RecordFolder, file: string, content: string): Promise<unknown> {
  return put(join(folder, file), Buffer.from(content), { aside, root: folder, isOurs: neverOurs });
}

async function orError(work: () => Promise<string>): Promise<string> {
  try {
    return await work();
  } catch (error) {
    return `could not be had: ${String(error)}\n`;
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function timeOf(at: number): string {
  return new Date(at).toISOString();
}
