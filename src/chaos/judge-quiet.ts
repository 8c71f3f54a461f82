import { listContainers } from '../docker/container.js';
import { containerProcesses } from '../docker/disturb.js';
import { label } from '../lab/labels.js';
import type { Lab } from '../lab/lab.js';
import { until } from '../until.js';
import type { BalancerView } from './balancer-view.js';
import type { Promises } from './promises.js';
import { judgeLevel, type Weight } from './invariants/judge-level.js';
import {
  agreeWithinMs,
  disagreements,
  judgeState,
  serfWithinMs,
  type Excused,
} from './invariants/judge-state.js';
import { judgeZombies, reapedWithinMs, type ZombieLook } from './invariants/judge-zombies.js';
import { observeViews } from './observe.js';
import { untilAllListen } from './until-all-listen.js';

/** The pause between two looks, which cost the machine something. */
const lookEveryMs = 250;
/** Everybody has to stay of the same mind so long. */
const holdMs = reapedWithinMs + 100;

/** What a lab is judged with. */
export interface Judges {
  readonly lab: Lab;
  readonly view: BalancerView;
  readonly promises: Promises;
  /** What `ha` weighed in the times of quiet before. */
  readonly weights: Weight[];
  /** What nobody can know yet, at this moment. */
  readonly excused: () => Excused;
}

/**
 * Judges what has to hold when nothing happens. The last event has just been carried out; the quiet begins when every
 * application listens, since how long a container takes to start is a matter of the machine.
 *
 * @returns how long it took until all agreed, in milliseconds
 */
export async function judgeQuiet(judges: Judges, signal: AbortSignal): Promise<number> {
  const { lab, view, promises, weights, excused } = judges;
  promises.judge('state', await untilAllListen(lab, signal));
  signal.throwIfAborted();
  let agreedAfterMs: number | undefined;
  const isOver = (ms: number): boolean =>
    ms >= agreeWithinMs && (agreedAfterMs !== undefined || ms >= serfWithinMs);
  const agree = async (ms: number): Promise<boolean> => {
    if (isOver(ms)) return true;
    if (agreedAfterMs === undefined) {
      const views = await observeViews(lab, view, excused());
      if (disagreements(views).length === 0) agreedAfterMs = ms;
      else promises.judge('state', judgeState(views, ms, Date.now()));
    }
    return false;
  };
  await until(agree, { everyMs: lookEveryMs, signal });
  const zombies = await zombieLooks(lab);
  const hold = async (ms: number): Promise<boolean> => {
    if (ms >= holdMs) return true;
    // Who has agreed once has no more time.
    promises.judge('state', judgeState(await observeViews(lab, view, excused()), serfWithinMs, Date.now()));
    return false;
  };
  await until(hold, { everyMs: 2 * lookEveryMs, signal });
  const again = await zombieLooks(lab);
  for (const [node, look] of again) {
    promises.judge(
      'zombies',
      judgeZombies(
        node,
        [zombies.get(node), look].filter((one) => one !== undefined),
      ),
    );
  }
  await view.judgeFilesInQuiet(lab);
  if (view.weight) weights.push(view.weight);
  promises.judge('level', judgeLevel(weights));
  signal.throwIfAborted();
  return agreedAfterMs ?? serfWithinMs;
}

/** The zombies of every container whose processes can go on. */
async function zombieLooks(lab: Lab): Promise<Map<string, ZombieLook>> {
  const containers = await listContainers(lab.engine, { label: [`${label.run}=${lab.owner.run}`] });
  const running = containers.filter(({ State }) => State === 'running');
  const looks = running.map(async ({ Id, Labels }) => {
    const processes = await containerProcesses(lab.engine, Id);
    const zombies = processes.filter(({ state }) => state.startsWith('Z'));
    return [Labels[label.node] ?? Id, { at: Date.now(), zombies }] as const;
  });
  return new Map(await Promise.all(looks));
}
