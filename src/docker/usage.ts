import { z } from 'zod';
import { clientOf } from './client.js';
import { call, type Engine } from './engine.js';

const answer = z.object({
  cpu_stats: z.object({ cpu_usage: z.object({ total_usage: z.number() }) }),
  memory_stats: z.object({
    usage: z.number().default(0),
    stats: z.record(z.string(), z.number()).default({}),
  }),
});

/** What a container has used. */
export interface Usage {
  /** CPU time of all its processes since it started. */
  readonly cpuS: number;
  /** What its processes hold now, without the kernel's cache of files, as `docker stats` counts it. */
  readonly memoryBytes: number;
}

/** Asks the engine once, without the second that it otherwise waits for a difference. */
export async function usageOf(engine: Engine, name: string): Promise<Usage> {
  const { cpu_stats, memory_stats } = answer.parse(
    await call(engine, `asking what ${name} uses`, async (): Promise<unknown> =>
      clientOf(engine).getContainer(name).stats({ stream: false, 'one-shot': true }),
    ),
  );
  const { usage, stats } = memory_stats;
  const cache = stats['total_inactive_file'] ?? stats['inactive_file'] ?? 0;
  return { cpuS: cpu_stats.cpu_usage.total_usage / 1e9, memoryBytes: usage - cache };
}
