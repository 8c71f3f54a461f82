import { randomBytes } from 'node:crypto';
import { clockAheadMs } from '../docker/engine-info.js';
import type { Engine, EngineVersion } from '../docker/engine.js';
import { inspectImage } from '../docker/image.js';
import type { Emit } from '../events.js';
import { Failed, type Failure } from '../failure.js';
import { buildImages } from '../lab/images.js';
import type { Aside } from '../keep/aside.js';
import { label, type Owner } from '../lab/labels.js';
import { now } from '../load/clock.js';
import { removeOwned } from '../lab/remove-owned.js';
import { oneLine } from '../plain-text.js';
import { abortable } from '../abortable.js';
import { failureOf } from '../run/outcome.js';
import { workspaceId } from '../run/workspace-id.js';
import { lockWorkspace } from '../run/workspace-lock.js';
import { SeededRandom } from '../seeded-random.js';
import { until } from '../until.js';
import type { BenchLabs } from './bench-labs.js';
import { connectionTableShare } from './connection-tracking.js';
import { describeMachine } from './machine.js';
import { Measured } from './measured.js';
import { subjectNames, type BenchResult, type SubjectName } from './result.js';
import { measureQuietPairs } from './quiet-pairs.js';
import { load, openStage, runRound } from './run-round.js';
import type { Scale } from './script.js';
import { rounded } from './spread.js';
import { noTime } from './cost/cost-context.js';
import { costParts } from './measure-costs.js';
import { Stage, type StageOptions } from './stage.js';
import { imagesOf, subjects, targetsOf } from './subjects.js';

/** Half an hour is promised: what is not measured by then is left out and told so. */
const costsEndMs = 29.7 * 60_000;

export interface BenchRequest {
  readonly connect: () => Promise<Engine & EngineVersion>;
  /** Absolute path. */
  readonly workspace: string;
  readonly labs: BenchLabs;
  readonly base: string;
  readonly imagesFolder: string;
  /** Folder of the programs that measure inside the balancer's container. */
  readonly costPrograms: string;
  readonly toolVersion: string;
  readonly build: boolean;
  /** Measure what one change costs by the size of the table, many changes, and many reloads, too. */
  readonly cost: boolean;
  readonly scale: Scale;
  readonly subjects: readonly SubjectName[];
  readonly seed: number;
  /** Where a person's files go that are in the way. */
  readonly aside: Aside;
  readonly signal: AbortSignal;
  readonly emit: Emit;
  /** Words for a failure, on one line. */
  readonly describe: (failure: Failure) => string;
}

export interface BenchOutcome {
  /** `undefined` when nothing was measured at all. */
  readonly result: BenchResult | undefined;
  /** What ended it before its end; a subject that failed does not. */
  readonly failure: Failure | undefined;
}

/** Measures the subjects in turn, round by round; whatever ends it, what was measured is told and no container stays. */
export async function runBench(request: BenchRequest): Promise<BenchOutcome> {
  const { signal } = request;
  const run = randomBytes(4).toString('hex');
  let bench: Bench | undefined;
  try {
    await using _lock = await lockWorkspace(request.workspace, run, new Date(), request.aside);
    bench = await Bench.prepare(request, run);
    await bench.measure();
    return { result: bench.result('complete'), failure: undefined };
  } catch (error) {
    const failure = failureOf(error, signal);
    return { result: bench?.result('interrupted'), failure };
  } finally {
    await bench?.removeAll();
  }
}

class Bench {
  private readonly startedAt = now();
  private readonly measured: Map<SubjectName, Measured>;
  private readonly notes: string[] = [];

  private constructor(
    private readonly request: BenchRequest,
    private readonly run: string,
    private readonly engine: Engine,
    private readonly workspace: string,
    private readonly machine: BenchResult['machine'],
    private readonly clockAhead: number,
  ) {
    this.measured = new Map(request.subjects.map((name) => [name, new Measured(subjects[name])]));
  }

  /** Everything that may take long and is no part of the figures. */
  static async prepare(request: BenchRequest, run: string): Promise<Bench> {
    const { signal, emit } = request;
    const engine = await abortable(request.connect(), signal);
    const workspace = await workspaceId(request.workspace);
    await removeOwned(engine, [`${label.workspace}=${workspace}`]);
    await provideImages(request, engine);
    const machine = await describeMachine(engine);
    const bench = new Bench(request, run, engine, workspace, machine, await clockAheadMs(engine));
    emit({
      type: 'note',
      level: 'info',
      text: `bench: ${request.subjects.join(', ')}; ${request.scale.rounds} rounds, seed ${request.seed}, run ${run}`,
    });
    return bench;
  }

  async measure(): Promise<void> {
    const { scale, seed, subjects: names } = this.request;
    const random = new SeededRandom(seed);
    for (let round = 1; round <= scale.rounds; round++) {
      for (const name of random.shuffled(names)) {
        await this.measureRound(name, round, new SeededRandom(random.between(0, 2 ** 32 - 1)));
      }
    }
    await this.measureQuietPairs();
    if (this.request.cost) await this.measureCosts();
    else this.notes.push('the cost of a change by the size of the table was left out');
  }

  result(outcome: BenchResult['outcome']): BenchResult {
    const { request, startedAt } = this;
    const endedAt = now();
    const { scale } = request;
    const floor = this.measured.get('floor');
    const lab = this.measured.get('lab');
    return {
      schema: 1,
      tool: { name: 'ait-lab', version: request.toolVersion },
      mode: scale.mode,
      outcome,
      seed: request.seed,
      startedAt: new Date(startedAt).toISOString(),
      endedAt: new Date(endedAt).toISOString(),
      elapsedS: rounded((endedAt - startedAt) / 1000),
      machine: this.machine,
      load: {
        connections: load.connections,
        keepAlive: load.connections * load.keepAliveShare,
        requestsPerSecond: load.rate,
        timeoutMs: load.timeoutMs,
      },
      plan: {
        rounds: scale.rounds,
        backends: scale.backends,
        burst: scale.burst,
        events: Object.fromEntries(request.subjects.map((name) => [name, { ...scale.events(name) }])),
        throughputSeconds: scale.throughputSeconds,
        quietPairs: { ...scale.quietPairs },
      },
      subjects: subjectNames.map((name) =>
        (this.measured.get(name) ?? Measured.skipped(subjects[name])).result({ floor, lab }),
      ),
      notes: [
        ...(scale.mode === 'quick'
          ? [
              'quick: one round, few events of a kind and not all subjects; figures for a report need the full run',
            ]
          : []),
        ...this.notes,
      ],
    };
  }

  async removeAll(): Promise<void> {
    await removeOwned(this.engine, [`${label.run}=${this.run}`]);
  }

  private async measureRound(name: SubjectName, round: number, random: SeededRandom): Promise<void> {
    const measured = this.measured.get(name);
    if (!measured || measured.reason !== undefined) return;
    const { scale, emit } = this.request;
    await this.untilConnectionsAreForgotten();
    const part = measured.newRound();
    const began = now();
    try {
      await runRound(
        {
          ...this.stageOptions(name),
          round,
          scale,
          random,
          clockAheadMs: this.clockAhead,
          startedAt: this.startedAt,
        },
        part,
      );
    } catch (error) {
      measured.reason = this.reasonOf(error);
      emit({ type: 'note', level: 'warning', text: `${name} failed: ${measured.reason}` });
    }
    if (((await connectionTableShare()) ?? 0) > 0.95) {
      this.notes.push(`the kernel's table of connections was full in round ${round} of ${name}`);
    }
    const seconds = ((now() - began) / 1000).toFixed(0);
    const failed = part.events.reduce((sum, { measures }) => sum + (measures.failedCount ?? 0), 0);
    const text = `round ${round} of ${scale.rounds}, ${name}: ${part.events.length} events, ${failed} requests failed, ${seconds} s`;
    emit({ type: 'note', level: 'info', text });
    for (const { kind, problem } of part.events) {
      if (problem !== undefined)
        emit({ type: 'note', level: 'warning', text: `${name}, ${kind}: ${problem}` });
    }
  }

  /** `hitless` beside `lab`: a goal compares the two. */
  private async measureQuietPairs(): Promise<void> {
    const { scale, signal, emit } = this.request;
    const [own, lab] = [this.measured.get('hitless'), this.measured.get('lab')];
    if (!own || own.reason !== undefined || !lab || lab.reason !== undefined) return;
    await this.untilConnectionsAreForgotten();
    const began = now();
    try {
      await using ofOwn = await this.stageOf('hitless');
      await using ofLab = await this.stageOf('lab');
      for (const stage of [ofOwn, ofLab]) await openStage(stage, scale.backends);
      own.costs.quietPairs = await measureQuietPairs({ own: ofOwn, lab: ofLab }, scale.quietPairs);
    } catch (error) {
      const reason = this.reasonOf(error);
      own.failedParts.push({ part: 'quietPairs', reason });
      emit({ type: 'note', level: 'warning', text: `hitless, quietPairs failed: ${reason}` });
    }
    signal.throwIfAborted();
    const seconds = ((now() - began) / 1000).toFixed(0);
    emit({ type: 'note', level: 'info', text: `quietPairs of hitless: ${seconds} s` });
  }

  private async stageOf(name: SubjectName): Promise<Stage> {
    return Stage.open(this.stageOptions(name));
  }

  private stageOptions(name: SubjectName): StageOptions {
    return {
      engine: this.engine,
      labs: this.request.labs,
      subject: subjects[name],
      owner: this.owner(subjectNames.indexOf(name)),
      prefix: `ait-${this.run}-`,
      signal: this.request.signal,
    };
  }

  /** A table of connections that overflows would be no fault of the subject that is next. */
  private async untilConnectionsAreForgotten(): Promise<void> {
    const { signal, emit } = this.request;
    const isEmptied = async (): Promise<boolean> => ((await connectionTableShare()) ?? 0) < 0.6;
    if (await isEmptied()) return;
    emit({ type: 'note', level: 'info', text: "waiting: the kernel's table of connections is too full" });
    await until(isEmptied, { everyMs: 1000, withinMs: 130_000, signal });
  }

  /** What has nothing to do with rounds: each part by itself, and its failure ends no other. */
  private async measureCosts(): Promise<void> {
    const { scale, seed, signal, emit, imagesFolder, costPrograms } = this.request;
    const parts = costParts.filter(
      ({ subject, isQuick }) => this.measured.has(subject) && (isQuick || scale.mode === 'full'),
    );
    for (const [index, { subject, part, leastS, measure }] of parts.entries()) {
      const measured = this.measured.get(subject);
      if (!measured || measured.reason !== undefined) continue;
      const began = now();
      const leftMs = Math.round(this.startedAt + costsEndMs - began);
      if (leftMs < leastS * 1000) {
        measured.failedParts.push({ part, reason: noTime });
        continue;
      }
      const keptS = parts.slice(index + 1).reduce((sum, later) => sum + later.leastS, 0);
      const timeUp = AbortSignal.timeout(Math.max(leastS * 1000, leftMs - keptS * 1000));
      const context = {
        engine: this.engine,
        labs: this.request.labs,
        owner: this.owner(subjectNames.length + index),
        prefix: `ait-${this.run}-`,
        images: imagesFolder,
        programs: costPrograms,
        seed,
        quick: scale.mode === 'quick',
        signal,
        timeUp,
        progress: (text: string) => emit({ type: 'note', level: 'info', text }),
      };
      try {
        Object.assign(measured.costs, await measure(context));
      } catch (error) {
        const reason = this.reasonOf(error, timeUp);
        measured.failedParts.push({ part, reason });
        emit({ type: 'note', level: 'warning', text: `${subject}, ${part} failed: ${reason}` });
      }
      const seconds = ((now() - began) / 1000).toFixed(0);
      emit({ type: 'note', level: 'info', text: `${part} of ${subject}: ${seconds} s` });
    }
  }

  /** Each part of a run has a number of its own, by which it is removed. */
  private owner(part: number): Owner {
    return { workspace: this.workspace, run: this.run, task: part };
  }

  /** Why a part failed; a Ctrl-C is no failure of it, and ends the whole. A mistake of ours ends a part, too. */
  private reasonOf(error: unknown, timeUp?: AbortSignal): string {
    this.request.signal.throwIfAborted();
    if (timeUp?.aborted) return noTime;
    if (error instanceof Failed) return this.request.describe(error.failure);
    return oneLine(error instanceof Error ? error.message : String(error));
  }
}

async function provideImages(request: BenchRequest, engine: Engine): Promise<void> {
  const { signal, emit, build, base, imagesFolder: folder } = request;
  if (!build) {
    for (const image of imagesOf(request.subjects)) {
      if (!(await inspectImage(engine, image))) throw new Failed({ reason: 'image-missing', image });
    }
    return;
  }
  const clock = now();
  emit({ type: 'phase-started', phase: 'build' });
  const onProgress = (text: string): void => emit({ type: 'phase-progress', phase: 'build', text });
  const { built } = await buildImages({
    engine,
    folder,
    lab: request.labs.lab,
    base,
    ...targetsOf(request.subjects),
    signal,
    onProgress,
  });
  const text = built.length === 0 ? 'images up to date' : `${built.length} images built`;
  emit({
    type: 'phase-ended',
    phase: 'build',
    outcome: 'passed',
    elapsedMs: Math.round(now() - clock),
    text,
  });
}
