import { startContainer } from '../../docker/container.js';
import { readContainerFile, writeContainerFile } from '../../docker/file.js';
import { followLogs } from '../../docker/output.js';
import { aFewAtOnce } from '../../lab/a-few-at-once.js';
import { LoadProcess } from '../../load/load-process.js';
import type { Totals } from '../../load/recording.js';
import { until } from '../../until.js';
import { imageUser } from '../bench-labs.js';
import type { ReloadsResult } from '../result.js';
import { rounded, spreadOf } from '../spread.js';
import { Stage } from '../stage.js';
import { subjects } from '../subjects.js';
import { showsUp } from '../table.js';
import type { CostContext } from './cost-context.js';

const backends = ['s1', 's2', 's3'] as const;
const templatePath = '/config/haproxy.cfg.hb';
/** As much as leaves room for reloads: at 1,000 requests a second two cores have a p99 of over 10 ms in quiet, too. */
const load = { connections: 16, keepAliveShare: 0.5, rate: 400 } as const;

/** Between two changes, several times as long as a reload takes. */
const pauseS = 0.45;

/** Who waits for a table gives up after this. */
const withinMs = 30_000;
/** A reload is told of as soon as it is done. */
const wordsWithinMs = 2000;
/** Two changes of which the second came in time for the reload of the first are one reload: another change makes up for it. */
const mostAgain = 5;

/** Reloads of `hitless` for a changed template, one after the other, under load. */
export async function measureReloads(context: CostContext): Promise<ReloadsResult> {
  const { engine, owner, prefix, signal } = context;
  const count = context.quick ? 20 : 400;
  await using stage = await Stage.open({
    engine,
    labs: context.labs,
    subject: subjects.hitless,
    owner,
    prefix: `${prefix}reloads-`,
    signal,
  });
  const nodes = [stage.lab.balancer, ...backends];
  await stage.create(nodes);
  await aFewAtOnce(nodes, (node) => startContainer(engine, stage.lab.container(node)));
  const expected = new Set<string>(backends);
  const isUp = await stage.seenAt((table) => showsUp(table, expected), withinMs);
  if (isUp === undefined) throw new Error(`the table did not show ${backends.join(', ')} in time`);
  // From now on the user of the container may write it.
  const container = stage.lab.container(stage.lab.balancer);
  const template = await readContainerFile(engine, container, templatePath);
  if (!template) throw new Error(`there is no ${templatePath}`);
  await writeContainerFile(engine, container, templatePath, template.toString('utf8'), {
    mode: 0o644,
    uid: imageUser,
  });
  const samplesMs: number[] = [];
  using _log = followLogs(engine, container, (line) => {
    const ms = reloadDuration(line);
    if (ms !== undefined) samplesMs.push(ms);
  });
  context.progress(`hitless: ${count} reloads under load`);
  using client = await LoadProcess.start({ target: await stage.target(), ...load, longestS: 900 });
  const started = performance.now();
  let failed: string | undefined;
  for (let turn = 0; turn <= mostAgain && samplesMs.length < count && failed === undefined; turn++) {
    const argv = ['sh', '-c', changes, 'sh', String(count - samplesMs.length)];
    const { exitCode, output } = await stage.lab.exec(stage.lab.balancer, argv);
    if (exitCode !== 0) failed = `the changes ended with ${exitCode}: ${output.trim()}`;
    // The last words may still be on their way.
    await until(() => samplesMs.length >= count, { everyMs: 50, withinMs: wordsWithinMs, signal });
  }
  const elapsedMs = performance.now() - started;
  const totals = await client.stop();
  const problem =
    samplesMs.length < count ? `${count - samplesMs.length} reloads were not confirmed` : undefined;
  return reloadsResult(count, samplesMs, totals, elapsedMs, failed ?? problem);
}

/** Changes the template so many times. All in one command: to start one by the engine takes more CPU than a reload. */
const changes = `set -e
cp ${templatePath} /tmp/template
for i in $(seq "$1"); do
  { cat /tmp/template; echo; echo "# change $i"; } > /tmp/changed && cat /tmp/changed > ${templatePath}
  s6-svc -h /run/s6/services/backends
  sleep ${pauseS}
done`;

/** What `backends` says of a reload, in milliseconds; `undefined` for any other line. */
export function reloadDuration(line: string): number | undefined {
  const ms = /template changed: reloaded in ([\d.]+) ms$/.exec(line)?.[1];
  return ms === undefined ? undefined : Number(ms);
}

/** The figures made of what was confirmed and of what the clients saw. */
export function reloadsResult(
  reloads: number,
  samplesMs: readonly number[],
  { all, latencies }: Pick<Totals, 'all' | 'latencies'>,
  elapsedMs: number,
  problem: string | undefined,
): ReloadsResult {
  const { p50, p90, p99, max } = latencies;
  return {
    reloads,
    done: samplesMs.length,
    method,
    sent: all.sent,
    failed: all.failed,
    failures: { ...all.failedBy },
    requestsPerSecond: rounded((all.answered * 1000) / elapsedMs),
    latencyMs: { p50: rounded(p50), p90: rounded(p90), p99: rounded(p99), max: rounded(max) },
    reloadMs: spreadOf(samplesMs),
    samplesMs: [...samplesMs],
    elapsedMs: rounded(elapsedMs),
    problem,
  };
}

const method =
  `A change of the template every ${pauseS} s, each a reload of its own; ${load.rate} requests a second on ` +
  `${load.connections} connections, half of them kept, to ${backends.length} web applications. A reload lasts from ` +
  'the moment in which the program sees the template, the check by HAProxy included, until the new process answers. ' +
  'Where one reload took two changes together, another change made up for it.';
