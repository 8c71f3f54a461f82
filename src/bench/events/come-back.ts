import { killContainer, startContainer, stopContainer } from '../../docker/container.js';
import { now } from '../../load/clock.js';
import type { AnswerSeen } from '../../load/recording.js';
import { letPass } from '../../until.js';
import { showsUp } from '../table.js';
import { anyLiving, changed, patienceMs, type EventContext } from './context.js';
import { firstAnswerAt } from './direct-answer.js';

/** The application's process dies inside its container, and its supervisor starts it again. */
export async function crash(context: EventContext): Promise<void> {
  const { stage, recorder } = context;
  const node = anyLiving(context);
  const event = await recorder.begin('crash', [node]);
  // Without a shell, whose command line would match, too.
  const { exitCode, output } = await stage.lab.exec(node, ['pkill', '-KILL', '-f', '/webapp/app.js']);
  const killedBy = now();
  if (exitCode !== 0) throw new Error(`pkill in ${node} ended with ${exitCode}: ${output.trim()}`);
  const seen = await newAnswer(context, node, killedBy);
  if (!seen) {
    event.problem = `${node} answered nobody within ${patienceMs / 1000} s`;
    return;
  }
  event.measures.servingAgainMs = seen.at - event.from;
  await changed(context, event, seen.at);
}

/** The first answer to a request of after that moment: answers of before may still be on their way. */
async function newAnswer(
  { stage, load }: EventContext,
  node: string,
  after: number,
): Promise<AnswerSeen | undefined> {
  const until = now() + patienceMs;
  let since = after;
  for (;;) {
    const seen = await load.waitForAnswer(stage.address(node), since, Math.max(0, until - now()));
    if (!seen || seen.startedAt >= after) return seen;
    since = seen.at + 0.001;
  }
}

/** `docker kill`, and at once `docker start`. */
export async function replace(context: EventContext): Promise<void> {
  const { stage, recorder } = context;
  const node = anyLiving(context);
  const name = stage.lab.container(node);
  const event = await recorder.begin('replace', [node]);
  await killContainer(stage.lab.engine, name);
  stage.lab.forget(node);
  const at = now();
  await startContainer(stage.lab.engine, name);
  const engineStartMs = now() - at;
  const answeredAt = await firstAnswerAt(context, node, at);
  if (answeredAt === undefined) {
    event.problem = `${node} answered nobody within ${patienceMs / 1000} s`;
    return;
  }
  const startToAnswerMs = answeredAt - at;
  Object.assign(event.measures, {
    engineStartMs,
    startToAnswerMs,
    beyondEngineStartMs: startToAnswerMs - engineStartMs,
  });
  // Where there is no balancer, nobody shares.
  if (stage.subject.ha !== undefined) await changed(context, event, answeredAt);
}

/** Whatever is under way is answered by then. */
const quietMs = 500;

/** The balancer's container stops and starts. Its port on the host may be another one then: clients are told. */
export async function restartHa(context: EventContext): Promise<void> {
  const { stage, recorder, load } = context;
  const { engine } = stage.lab;
  const name = stage.lab.container(stage.lab.balancer);
  const event = await recorder.begin('restart-ha', [stage.lab.balancer]);
  // What was sent before is answered first: nothing that this event costs is to count for the one before it.
  await letPass(quietMs, stage.signal);
  const stoppedFrom = now();
  await stopContainer(engine, name, stage.signal);
  event.measures.stopMs = now() - stoppedFrom;
  stage.lab.forget(stage.lab.balancer);
  const at = now();
  await startContainer(engine, name);
  event.measures.engineStartMs = now() - at;
  load.retarget(await stage.target());
  const [rightAt, answeredAt] = await Promise.all([
    stage.seenAt((table) => showsUp(table, stage.living), patienceMs),
    firstOf([...stage.living].map((node) => load.waitForAnswer(stage.address(node), at, patienceMs))),
  ]);
  if (answeredAt !== undefined) event.measures.servingAgainMs = answeredAt - at;
  if (rightAt === undefined) {
    event.problem = `the table was not right after ${patienceMs / 1000} s`;
    return;
  }
  event.measures.tableRightMs = rightAt - at;
  await changed(context, event, Math.max(rightAt, answeredAt ?? rightAt));
}

/** When the first of these came; `undefined` when none did. */
async function firstOf(
  answers: readonly Promise<{ readonly at: number } | undefined>[],
): Promise<number | undefined> {
  const came = answers.map(async (answer) => (await answer)?.at ?? Promise.reject(new Error('none')));
  return Promise.any(came).catch(() => undefined);
}
