import { containerEnd, inspectContainer, killContainer } from '../../docker/container.js';
import { startDetached, type DetachedCommand } from '../../docker/detached-command.js';
import { startNode } from '../act.js';
import { processId } from '../conditions.js';
import type { Lab } from '../lab.js';
import { expectHealthy, listedServers } from './expect-healthy.js';
import { expectThat, expectWithin } from './expectation.js';
import type { ExperimentContext, Finding } from './experiment.js';
import { findingText, msText } from './finding-text.js';
import { killAndWatch } from './kill-and-watch.js';
import { logFollower } from './log-follower.js';

const { process, command, argv } = logFollower;
const watchMs = 3000;

const node = 's1';
interface SecondProcess {
  readonly node: string;
  readonly second: {
    readonly command: string;
    readonly killedAtPid: number;
    readonly watchedMs: number;
    readonly cameBack: false;
    readonly containerState: string;
  };
  readonly main: {
    readonly command: string;
    readonly containerState: string;
    readonly exitCode: number;
    readonly containerEndedAfterMs: number;
    readonly secondGoneToo: true;
    /** `docker start` brings back the first process alone. */
    readonly secondBackAfterStart: false;
  };
}

/** Without a supervisor: a second process dies and nobody notices; the first one dies and takes everything with it. */
export async function secondProcess(context: ExperimentContext): Promise<Finding> {
  const { lab, signal, say } = context;
  const listed = await listedServers(lab);
  say(`starting a second process in ${node}, and killing it`);
  await startSecond(context);
  const { pidBefore, pidAfter, elapsedMs } = await killAndWatch(lab, node, { process, watchMs });
  const doing = `killing ${process} in ${node}`;
  expectThat(pidAfter === undefined, doing, `it came back as process ${pidAfter ?? 0}`);
  signal.throwIfAborted();
  const containerState = await stateOf(lab);
  expectThat(containerState === 'running', doing, `its container is ${containerState}`);
  const second = {
    command,
    killedAtPid: pidBefore,
    watchedMs: elapsedMs,
    cameBack: false,
    containerState,
  } as const;

  say(`starting it again in ${node}, and killing the main process`);
  const main = await killMain(context, await startSecond(context));
  say(`starting ${node} again`);
  await startNode(lab, node);
  await expectHealthy(lab, listed, signal);
  const again = await processId(lab, node, process);
  expectThat(again === undefined, `starting ${node} again`, `${process} is back as process ${again ?? 0}`);
  const value = { node, second, main: { ...main, secondBackAfterStart: false } } as const;
  return { value, text: text(value), commands: commands(value) };
}

async function startSecond({ lab, signal }: ExperimentContext): Promise<DetachedCommand> {
  const started = await startDetached(lab.engine, lab.container(node), argv);
  const doing = `starting ${process} in ${node}`;
  await expectWithin({ doing, withinMs: 5000, signal }, () => processId(lab, node, process));
  return started;
}

/** The kernel shields a container's first process from its own container, so the engine kills it. */
async function killMain(
  { lab, signal }: ExperimentContext,
  second: DetachedCommand,
): Promise<Omit<SecondProcess['main'], 'secondBackAfterStart'>> {
  const doing = `killing the main process of ${node}`;
  const started = performance.now();
  await killContainer(lab.engine, lab.container(node));
  const exitCode = await containerEnd(lab.engine, lab.container(node), signal);
  const containerEndedAfterMs = Math.round(performance.now() - started);
  const containerState = await stateOf(lab);
  expectThat(containerState === 'exited', doing, `its container is ${containerState}`);
  const { running } = await second.state();
  expectThat(!running, doing, `${process} still runs`);
  const secondGoneToo = true;
  return { command: 'node /webapp/app.js', containerState, exitCode, containerEndedAfterMs, secondGoneToo };
}

async function stateOf(lab: Lab): Promise<string> {
  return (await inspectContainer(lab.engine, lab.container(node))).State.Status;
}

function commands({ second }: SecondProcess): string[] {
  return [
    `docker exec --detach ${node} ${command}`,
    `docker exec ${node} kill -KILL ${second.killedAtPid}`,
    `docker exec --detach ${node} ${command}`,
    `docker kill ${node}`,
    `docker wait ${node}`,
    `docker start ${node}`,
  ];
}

function text({ second, main }: SecondProcess): string {
  return findingText({
    title: `Two processes in ${node} and no supervisor`,
    did: [
      `Beside the main process, ${main.command}, a second one was started: ${command}.`,
      'The second process was killed with SIGKILL, and its return was watched for.',
      'It was started again, and the main process was killed.',
      `The container was started again with docker start.`,
    ],
    rows: [
      ['second process killed, process id', second.killedAtPid],
      ['watched for', msText(second.watchedMs)],
      ['second process came back', 'no'],
      ['container meanwhile', second.containerState],
      ['container after the main process was killed', `${main.containerState} (${main.exitCode})`],
      ['container ended after', msText(main.containerEndedAfterMs)],
      ['second process gone with it', 'yes'],
      ['second process back after docker start', 'no'],
    ],
    reading:
      'Docker watches the main process of a container and no other. A second one that dies is noticed by nobody,' +
      ' and the container looks well; when the main one dies, all others are killed with it. docker start brings' +
      ' back the main process only.',
  });
}
