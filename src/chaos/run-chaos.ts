import { randomBytes } from 'node:crypto';
import { loadavg, release } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Engine, EngineVersion } from '../docker/engine.js';
import type { Emit } from '../events.js';
import { Failed, type Failure } from '../failure.js';
import type { Aside } from '../keep/aside.js';
import { buildImages } from '../lab/images.js';
import { stagesOf, type LabDescription } from '../scenario/lab-description.js';
import type { Settings } from '../lab/settings.js';
import { ChaosLab } from './chaos-lab.js';
import { countEvents, type ChaosResult, type ChaosSettings, type RequestCounts } from './chaos-result.js';
import { ChaosRun } from './chaos-run.js';
import { Promises, Violated } from './promises.js';
import { keepResult, keepEvidence } from './evidence.js';
import { initialNodes, makeChaosPlan, mortalServices } from './plan/make-chaos-plan.js';

export interface ChaosRequest {
  readonly engine: Engine & EngineVersion;
  readonly settings: Settings;
  /** The lab that everything happens to. */
  readonly description: LabDescription;
  readonly chaos: ChaosSettings;
  /** The command that does the same again. */
  readonly command: string;
  /** What labels say in place of the workspace. */
  readonly workspace: string;
  readonly imagesFolder: string;
  /** Where `RESULT.json` goes, and after a violation what explains it. */
  readonly folder: string;
  /** Where goes what is there already. */
  readonly aside: Aside;
  readonly toolVersion: string;
  readonly signal: AbortSignal;
  /** The same, as the reader would write it. */
  readonly shownFolder: string;
  readonly emit: Emit;
  /** Words for a failure. */
  readonly describe: (failure: Failure) => string;
}

/** The lab needs no more than seconds at its end; the client stops by itself if nobody tells it. */
const spareS = 120;

/**
 * Lets everything happen to a lab of its own that can happen, holds it against what is promised, and keeps a record.
 *
 * @throws Failed when it was interrupted, or could not begin
 */
export async function runChaos(request: ChaosRequest): Promise<ChaosResult> {
  const { engine, settings, chaos, signal, emit, description } = request;
  const target = [...stagesOf(description).keys()].at(-1) ?? '';
  emit({ type: 'chaos-started', ...chaos, folder: request.shownFolder });
  await provideImages(request, target);
  let clock = performance.now();
  const elapsed = (): number => Math.round(performance.now() - clock);
  emit({ type: 'chaos-event', elapsedMs: 0, kind: 'start', subject: '', text: 'the lab starts' });
  const owner = { workspace: request.workspace, run: `chaos-${randomBytes(4).toString('hex')}`, task: 6 };
  const promises = new Promises();
  const { faults } = chaos;
  await using lab = await ChaosLab.open({
    engine,
    owner,
    description,
    target,
    bind: settings.bind,
    promises,
    faults,
  });
  const lateness = monitorEventLoopDelay();
  lateness.enable();
  let run: ChaosRun | undefined;
  let error: unknown;
  try {
    await lab.start(initialNodes(chaos.nodes), signal);
    const load = await lab.startLoad(chaos.rate, Math.min(7200, chaos.minutes * 60 + spareS));
    clock = performance.now();
    run = new ChaosRun(lab, load, promises, { signal, emit, elapsed });
    await run.through(
      makeChaosPlan({ ...chaos, services: mortalServices(description) }),
      chaos.minutes * 60_000,
    );
  } catch (caught) {
    error = caught;
  }
  lateness.disable();
  const elapsedMs = elapsed();
  const events = run?.events ?? [];
  if (error !== undefined && !signal.aborted) {
    const failures = await run?.requests.latest().catch(() => []);
    await keepEvidence(request, { lab: lab.lab, view: lab.view, events, failures: failures ?? [] });
  }
  const requests = await countRequests(lab);
  await run?.settled();
  signal.throwIfAborted();
  // Anything else is a mistake of this program.
  if (error instanceof Error && !(error instanceof Violated) && !(error instanceof Failed)) throw error;
  const result: ChaosResult = {
    settings: chaos,
    command: request.command,
    outcome: error === undefined ? 'held' : error instanceof Violated ? 'violated' : 'failed',
    violation: promises.violation,
    failure: error instanceof Failed ? request.describe(error.failure) : undefined,
    startedAt: new Date(performance.timeOrigin + clock).toISOString(),
    elapsedMs,
    events: countEvents(events),
    missed: events.filter(({ missed }) => missed !== '').length,
    requests,
    checks: promises.done,
    agreedAfterMs: run?.agreedAfterMs ?? [],
    haproxyAwayMs: lab.view.deadSpans.flatMap(({ from, to }) => (to === undefined ? [] : [to - from])),
    memoryKb: { first: run?.weights[0]?.memoryKb ?? 0, last: run?.weights.at(-1)?.memoryKb ?? 0 },
    lateMs: Math.round(lateness.max / 1e6),
    loadAverage: loadavg()[0] ?? 0,
    versions: {
      'ait-lab': request.toolVersion,
      engine: engine.version,
      node: process.versions.node,
      kernel: release(),
    },
  };
  await keepResult(request, result);
  return result;
}

async function provideImages(
  { engine, settings, imagesFolder: folder, description: lab, signal, emit }: ChaosRequest,
  target: string,
): Promise<void> {
  const clock = performance.now();
  const phase = 'build';
  emit({ type: 'phase-started', phase });
  const onProgress = (text: string): void => emit({ type: 'phase-progress', phase, text });
  const { built } = await buildImages({
    engine,
    folder,
    lab,
    base: settings.base,
    targets: [target],
    signal,
    onProgress,
  });
  const text = built.length === 0 ? 'images up to date' : `${built.length} images built`;
  const elapsedMs = Math.round(performance.now() - clock);
  emit({ type: 'phase-ended', phase, outcome: 'passed', elapsedMs, text });
}

async function countRequests({ load }: ChaosLab): Promise<RequestCounts | undefined> {
  if (!load) return undefined;
  const { all, repeated, longestSilence, longestWait } = await load.stop();
  return {
    sent: all.sent,
    answered: all.answered,
    repeated: repeated.answered,
    failed: all.failed - repeated.answered,
    longestPauseMs: Math.round(longestSilence.ms),
    longestWaitMs: Math.round(longestWait.ms),
  };
}
