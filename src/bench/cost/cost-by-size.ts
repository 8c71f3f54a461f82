import { anySignal } from '../../any-signal.js';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { openLogs } from '../../docker/output.js';
import type { CostAtSize, CostBySize } from '../result.js';
import { rounded, spreadOf } from '../spread.js';
import { noTime, type CostContext } from './cost-context.js';
import { CostStage } from './cost-stage.js';
import { checkInterval, type CostSubject } from './cost-subject.js';
import { ownDurations } from './own-durations.js';
import { runProgram } from './run-program.js';

/**
 * Times one change with more and more backends in the table. What fails at a size is told there, and ends the
 * measurement with what was measured before.
 *
 * @throws Error where it fails before anything was measured
 */
export async function measureCostBySize(context: CostContext, subject: CostSubject): Promise<CostBySize> {
  await using stage = await CostStage.open(context, subject);
  const measured: Measured = { starts: [], sizes: new Map() };
  const settings = {
    ...amountsOf(subject, context.quick),
    incarnations: subject.target === 'hitless',
    handlers: subject.handlers,
    places: { admin: '/run/haproxy/admin.sock', nodes: '/nodes', ...subject.places },
    withinMs: 60_000,
  };
  const { signal, timeUp } = context;
  const running = runProgram(stage, 'by-size.mjs', settings, {
    told,
    signal: anySignal(signal, timeUp),
    onTold: (line) => {
      if (line.type === 'filled') context.progress(`${subject.name}: ${line.backends} backends in the table`);
      take(measured, line);
    },
  });
  const problem = await running.catch((error: unknown) => {
    signal.throwIfAborted();
    if (timeUp?.aborted && measured.sizes.size > 0) return noTime;
    throw error;
  });
  if (problem !== undefined && measured.sizes.size === 0) throw new Error(problem);
  const log = subject.handlers
    ? ''
    : await text(await openLogs(context.engine, stage.lab.container(stage.lab.balancer)));
  return costBySize(subject, measured, log, problem);
}

/** A handler takes tenths of a second, and in a large table seconds; a program a hundredth of that. */
function amountsOf({ handlers }: CostSubject, quick: boolean): Amounts {
  if (quick) return { sizes: [8, 128], changes: 10, changesInLarge: 10 };
  return handlers
    ? { sizes: [8, 32, 128, 512, 2000], changes: 6, changesInLarge: 3 }
    : { sizes: [8, 32, 128, 512, 1000, 2000], changes: 50, changesInLarge: 50 };
}

interface Amounts {
  readonly sizes: readonly number[];
  /** At each size up to 128. */
  readonly changes: number;
  /** At each larger size. */
  readonly changesInLarge: number;
}

const told = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), ms: z.number() }),
  z.object({ type: z.literal('filled'), backends: z.number(), ms: z.number() }),
  z.object({ type: z.literal('idle'), backends: z.number(), cpuMs: z.number() }),
  z.object({
    type: z.literal('change'),
    backends: z.number(),
    kind: z.enum(['join', 'leave']),
    tableMs: z.number(),
    fileMs: z.number(),
    /** Of the handler, from its start to its end. */
    handlerMs: z.number().optional(),
    cpuMs: z.number().optional(),
    processes: z.number(),
  }),
  z.object({ type: z.literal('cpu'), backends: z.number(), cpuMs: z.number() }),
]);
/** What the program in the container tells. */
export type Told = z.infer<typeof told>;

/** All that has been told, by number of backends. */
export interface Measured {
  /** A handler that has nothing to do, in milliseconds. */
  readonly starts: number[];
  readonly sizes: Map<number, Extract<Told, { backends: number }>[]>;
}

/** Adds a line to what has been told. */
export function take({ starts, sizes }: Measured, line: Told): void {
  if (line.type === 'start') starts.push(line.ms);
  if (!('backends' in line)) return;
  const lines = sizes.get(line.backends) ?? [];
  sizes.set(line.backends, [...lines, line]);
}

/**
 * The figures of a subject made of what the program has told of it.
 *
 * @param log of the balancer's container, where its own program writes how long a change took it
 */
export function costBySize(
  subject: CostSubject,
  { starts, sizes }: Measured,
  log: string,
  problem?: string,
): CostBySize {
  const startMs = spreadOf(starts)?.median;
  const rows = [...sizes].map(([backends, lines], index): CostAtSize => {
    const changes = lines.flatMap((line) => (line.type === 'change' ? [line] : []));
    const samplesMs = changes.map(({ tableMs }) => rounded(tableMs));
    const fileMs = changes.map(({ fileMs: ms }) => rounded(ms));
    const cpuMs = lines.flatMap((line) =>
      line.type !== 'idle' && 'cpuMs' in line && line.cpuMs !== undefined ? [rounded(line.cpuMs)] : [],
    );
    const idleMs = lines.flatMap((line) => (line.type === 'idle' ? [rounded(line.cpuMs)] : []));
    const processes = spreadOf(changes.map((change) => change.processes))?.max;
    const ownMs = ownDurations(log, `s${backends + 1}`).slice(0, changes.length);
    const beyondStartMs = samplesMs.map((ms) => rounded(ms - (startMs ?? 0)));
    return {
      backends,
      how,
      samplesMs,
      ms: spreadOf(samplesMs),
      beyondStartMs,
      beyondStart: spreadOf(beyondStartMs),
      ...(ownMs.length > 0 ? { ownMs, own: spreadOf(ownMs) } : {}),
      fileMs,
      file: spreadOf(fileMs),
      cpuMs,
      cpu: spreadOf(cpuMs),
      idleCpuMsPerSecond: spreadOf(idleMs)?.median,
      processes,
      ...(processes === 0 ? { nodeStarts: 0 } : {}),
      problem: index === sizes.size - 1 ? problem : undefined,
    };
  });
  const [first, last] = [rows[0]?.ms?.median, rows.at(-1)?.ms?.median];
  const growth =
    first !== undefined && last !== undefined && rows.length > 1 ? rounded(last / first) : undefined;
  return { sizes: rows, growth, method: method(subject) };
}

const how =
  'members of a recorded Serf agent, with recorded addresses at which nobody answers; ' +
  `a health check of each every ${checkInterval}`;

function method({ handlers }: CostSubject): string {
  const cause = handlers
    ? "From the start of Serf's event handler (the second that the agent waits before is not counted)"
    : "From the line of the agent's log that tells of the member";
  const start = handlers ? 'Start: the same handler with no backend and nothing to change.' : 'Start: none.';
  return `${cause} until HAProxy's table has the server or has it no more; joins and leaves in turn. ${start} CPU time: all processes of the container.`;
}
