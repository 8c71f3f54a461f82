'use strict';

/**
 * Resolves when no request is at the server any more that HAProxy had assigned to it before it was told to drain, or
 * after `waitMs`: one that takes longer has reached the server long ago. `ask(commands)` asks HAProxy.
 */
exports.untilAtRest = async (name, { ask, now, later, waitMs = 100 }) => {
  const until = now() + waitMs;
  while ((await sessionsOf(name, ask)) > 0 && now() < until) {
    await new Promise((resolve) => later(resolve, LOOK_EVERY_MS));
  }
};

const LOOK_EVERY_MS = 4;
/** The place of the current sessions in a line of the statistics. */
const SCUR = 4;

async function sessionsOf(name, ask) {
  // A HAProxy that has gone away sends nobody anything.
  const [statistics] = await ask(['show stat nodes 4 -1']).catch(() => ['']);
  const line = statistics.split('\n').find((one) => one.startsWith(`nodes,${name},`));
  return Number(line?.split(',', SCUR + 1)[SCUR] ?? 0);
}
