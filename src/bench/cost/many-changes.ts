import { z } from 'zod';
import { SeededRandom } from '../../seeded-random.js';
import type { ChangesResult } from '../result.js';
import { rounded } from '../spread.js';
import { changeSchedule, pauseMs } from './change-schedule.js';
import type { CostContext } from './cost-context.js';
import { CostStage, programFolder } from './cost-stage.js';
import { costSubjects } from './cost-subject.js';
import { runProgram } from './run-program.js';

/** As many as their addresses are found by the first look at DNS, and enough for turmoil. */
const backends = Array.from({ length: 16 }, (_, index) => `s${index + 1}`);

/** Many changes, one soon after the other, told by a recorded agent; and how long after the last one all is right. */
export async function measureChanges(context: CostContext): Promise<ChangesResult> {
  await using stage = await CostStage.open(context, costSubjects.hitless, backends);
  const addresses = backends.map((node) => stage.address(node));
  const count = context.quick ? 100 : 1000;
  const schedule = changeSchedule(count, addresses, new SeededRandom(context.seed));
  const [file, go] = [`${programFolder}/schedule.json`, `${programFolder}/go`];
  const settings = {
    listed: addresses,
    schedule: file,
    go,
    places: {
      ...costSubjects.hitless.places,
      admin: '/run/haproxy/admin.sock',
      master: '/run/haproxy/master.sock',
      nodes: '/nodes',
    },
    withinMs: 10_000,
  };
  const given = new AbortController();
  let seen: z.infer<typeof changesTold> | undefined;
  const problem = await runProgram(stage, 'many-changes.mjs', settings, {
    told,
    // Without a schedule the program would wait for ever.
    signal: AbortSignal.any([context.signal, given.signal]),
    onTold: (line) => {
      if (line.type === 'changes') seen = line;
      else provide().catch((error: unknown) => given.abort(error));
    },
  });
  return changesResult(count, seen, problem);

  async function provide(): Promise<void> {
    await stage.unlist(backends.slice(1));
    context.progress(`hitless: ${count} changes`);
    await stage.write(file, JSON.stringify(schedule));
    // The engine writes a file piece by piece: only the next one tells that this one is whole.
    await stage.write(go, '');
  }
}

const changesTold = z.object({
  type: z.literal('changes'),
  elapsedMs: z.number(),
  /** Alive in the end. */
  backends: z.number(),
  reloads: z.number(),
  rightAfterMs: z.record(z.string(), z.number()),
  /** By place: `NAME ADDRESS` that is missing or too many. */
  wrong: z.record(z.string(), z.array(z.string())),
});
const told = z.discriminatedUnion('type', [z.object({ type: z.literal('listed') }), changesTold]);

/** The figures made of what the program in the container has told. */
export function changesResult(
  changes: number,
  seen: z.infer<typeof changesTold> | undefined,
  problem: string | undefined,
): ChangesResult {
  const wrong = Object.entries(seen?.wrong ?? {});
  const lost = new Set(wrong.flatMap(([, lines]) => lines));
  const said = wrong.map(([place, lines]) => `${place}: ${lines.join(', ')}`).join('; ');
  const times = Object.entries(seen?.rightAfterMs ?? {}).map(([place, ms]) => [place, rounded(ms)] as const);
  return {
    changes,
    pauseMs,
    method,
    lost: seen === undefined ? changes : lost.size,
    rightAfterMs: seen && wrong.length === 0 ? Math.max(...times.map(([, ms]) => ms)) : undefined,
    rightAfter: Object.fromEntries(times),
    elapsedMs: rounded(seen?.elapsedMs ?? 0),
    reloads: seen?.reloads ?? 0,
    problem: problem ?? (said === '' ? undefined : said),
  };
}

const method =
  'A recorded Serf agent tells of joins, leaves, failures, members that come back in a new life at the same or another ' +
  'address, failures that are told late, and of things twice; 16 addresses at which applications answer. Right: ' +
  "HAProxy's table, /nodes and the configuration file each have just the backends, with addresses, that the agent has " +
  "alive. Docker's DNS has forgotten 15 of the addresses before: the second witness of a failure.";
