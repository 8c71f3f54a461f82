import { startContainer } from '../docker/container.js';
import { inspectImage } from '../docker/image.js';
import { Failed, unreachable } from '../failure.js';
import { aFewAtOnce } from '../lab/a-few-at-once.js';
import { LoadProcess } from '../load/load-process.js';
import type { SeededRandom } from '../seeded-random.js';
import { letPass } from '../until.js';
import { crash, replace, restartHa } from './events/come-back.js';
import { patienceMs, type EventContext } from './events/context.js';
import { answersAt } from './events/direct-answer.js';
import { join } from './events/join.js';
import { kill, stop } from './events/leave.js';
import { Recorder } from './events/recorder.js';
import type { BenchEvent, EventKind, ThroughputSample } from './result.js';
import { eventsOfRound, roundScript, staysOfBurst, type Scale } from './script.js';
import { Stage, type StageOptions } from './stage.js';
import { showsUp } from './table.js';
import { connections, measureThroughput } from './throughput.js';

export const load = { connections, keepAliveShare: 0.5, rate: 1000, timeoutMs: 2000 } as const;

export interface RoundOptions extends StageOptions {
  readonly round: number;
  readonly scale: Scale;
  readonly random: SeededRandom;
  readonly clockAheadMs: number;
  /** When the whole run began, in milliseconds since 1970. */
  readonly startedAt: number;
}

/** What a round of a subject leaves, also when it does not come to its end. */
export interface RoundResult {
  events: BenchEvent[];
  throughput: ThroughputSample | undefined;
  memoryBytes: { before: number | undefined; after: number | undefined };
  haCpuPerSecond: number | undefined;
  versions: Record<string, string>;
  images: Record<string, string>;
}

/** A subject's containers are started, measured in quiet, measured under events, and removed. */
export async function runRound(options: RoundOptions, result: RoundResult): Promise<void> {
  await using stage = await Stage.open(options);
  await openStage(stage, options.scale.backends);
  result.images = await imageIds(stage);
  result.versions = await versionsOf(stage);
  result.throughput = await measureThroughput(stage, options.round, options.scale.throughputSeconds);
  using client = await LoadProcess.start({
    target: await stage.target(),
    connections: load.connections,
    keepAliveShare: load.keepAliveShare,
    rate: load.rate,
    timeoutMs: load.timeoutMs,
    longestS: 900,
  });
  result.haCpuPerSecond = await quietSecond(stage);
  result.memoryBytes.before = (await stage.usage())?.memoryBytes;
  const { random, clockAheadMs } = options;
  const recorder = new Recorder(stage, client, options.round, options.startedAt, clockAheadMs);
  const context = { stage, load: client, recorder, random, clockAheadMs, pending: [] };
  try {
    const counts = eventsOfRound(options.scale, options.subject.name, options.round);
    const burst = { count: options.scale.burst, stay: staysOfBurst(counts) };
    await carryOut(context, roundScript(counts, random), burst);
    await settled(context);
    result.memoryBytes.after = (await stage.usage())?.memoryBytes;
  } finally {
    // What was measured before something went wrong was measured.
    if (!stage.signal.aborted) {
      await recorder.finish();
      await client.stop();
      result.events = await recorder.results(result.haCpuPerSecond);
    }
  }
}

interface Burst {
  readonly count: number;
  readonly stay: number;
}

async function carryOut(context: EventContext, kinds: readonly EventKind[], burst: Burst): Promise<void> {
  for (const kind of kinds) {
    context.stage.signal.throwIfAborted();
    if (kind !== 'kill') await settled(context);
    await happen(context, kind, burst);
  }
}

function happen(context: EventContext, kind: EventKind, burst: Burst): Promise<void> {
  switch (kind) {
    case 'join':
      return join(context, 1);
    case 'burst':
      return join(context, burst.count, burst.stay);
    case 'stop':
      return stop(context);
    case 'kill':
      return kill(context);
    case 'crash':
      return crash(context);
    case 'replace':
      return replace(context);
    case 'restart-ha':
      return restartHa(context);
    default:
      return unreachable(kind);
  }
}

/** Waits for what earlier events are still watched for. */
async function settled({ pending }: EventContext): Promise<void> {
  await Promise.all(pending.splice(0));
}

/** Starts a subject's balancer and so many backends; returns when requests are answered by each of them. */
export async function openStage(stage: Stage, count: number): Promise<void> {
  const { engine } = stage.lab;
  const nodes = stage.freshNodes(count);
  if (stage.subject.ha !== undefined) {
    await stage.create([stage.lab.balancer]);
    await startContainer(engine, stage.lab.container(stage.lab.balancer));
  }
  await stage.create(nodes);
  await aFewAtOnce(nodes, (node) => startContainer(engine, stage.lab.container(node)));
  for (const node of nodes) stage.living.add(node);
  const isReady =
    stage.subject.ha === undefined
      ? (await answersAt(stage, nodes[0] ?? '', patienceMs)) !== undefined
      : (await stage.seenAt((table) => showsUp(table, stage.living), patienceMs)) !== undefined;
  if (!isReady) {
    throw new Failed({
      reason: 'expectation-failed',
      doing: `starting ${stage.subject.name}`,
      detail: `its ${count} backends were not in the balancer's table after ${patienceMs / 1000} s`,
    });
  }
}

/** CPU time that the balancer takes of a second of this load in which nothing happens. */
async function quietSecond(stage: Stage): Promise<number | undefined> {
  const pauseMs = 1000;
  await letPass(pauseMs / 4, stage.signal);
  const before = await stage.usage();
  const began = performance.now();
  await letPass(pauseMs, stage.signal);
  const after = await stage.usage();
  return before && after && ((after.cpuS - before.cpuS) * 1000) / (performance.now() - began);
}

const packages = ['haproxy', 'nginx', 'serf', 's6', 'nodejs', 'node-handlebars', 'libjs-handlebars'];

async function versionsOf(stage: Stage): Promise<Record<string, string>> {
  const node = stage.subject.ha === undefined ? 's1' : 'ha';
  const format = '--showformat=${Package} ${Version}\\n';
  const { output } = await stage.lab.exec(node, ['dpkg-query', '--show', format, ...packages]);
  const rows = output.split('\n').map((line) => line.trim().split(' '));
  return Object.fromEntries(
    rows.flatMap(([name = '', version = '']) =>
      packages.includes(name) && /^\d/.test(version) ? [[name, version]] : [],
    ),
  );
}

async function imageIds(stage: Stage): Promise<Record<string, string>> {
  const { ha, webapp } = stage.subject;
  const wanted = [...(ha === undefined ? [] : [['ha', ha] as const]), ['webapp', webapp] as const];
  const ids = await Promise.all(
    wanted.map(
      async ([kind, image]) => [kind, (await inspectImage(stage.lab.engine, image))?.Id ?? ''] as const,
    ),
  );
  return Object.fromEntries(ids);
}
