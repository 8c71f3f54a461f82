import { inspectContainer } from '../../docker/container.js';
import { processId } from '../conditions.js';
import type { Lab } from '../lab.js';
import { expectHealthy, listedServers } from './expect-healthy.js';
import { expectThat, expectWithin } from './expectation.js';
import type { ExperimentContext, Finding } from './experiment.js';
import { findingText, msText } from './finding-text.js';
import { killAndWatch, type WatchOptions } from './kill-and-watch.js';
import { logFollower } from './log-follower.js';

const { process, command } = logFollower;
/** Where s6 looks for services while the container runs. */
const scanned = '/var/run/s6/services';
const service = 'log-follower';

const node = 's1';
interface Revived {
  readonly command: string;
  readonly pidBefore: number;
  readonly pidAfter: number;
  readonly backAfterMs: number;
}

interface Supervised {
  readonly node: string;
  readonly first: Revived & { readonly servedAgainAfterMs: number };
  readonly second: Revived;
  readonly container: { readonly startedAtUnchanged: boolean; readonly restartCount: number };
}

/** Under s6 a service that dies comes back, the first as well as one that was added since, and the container lives on. */
export async function supervised({ lab, signal, say }: ExperimentContext): Promise<Finding> {
  const [listed, before] = [await listedServers(lab), await containerLife(lab)];
  say(`killing the web application of ${node}`);
  const watched = {
    process: 'node',
    watchMs: 10_000,
    port: lab.description.roles.backend.ports.app.container,
  };
  const { revived: first, servedAgainAfterMs } = await killService(lab, 'node /webapp/app.js', watched);
  expectThat(servedAgainAfterMs !== undefined, `killing node in ${node}`, 'it answers no request any more');
  signal.throwIfAborted();

  say(`adding a second service to ${node}, and killing it`);
  await shell(lab, addition);
  await expectWithin({ doing: `starting ${service} in ${node}`, withinMs: 10_000, signal }, () =>
    processId(lab, node, process),
  );
  const { revived: second } = await killService(lab, command, { process, watchMs: 10_000 });
  await shell(lab, removal);

  const after = await containerLife(lab);
  const container = {
    startedAtUnchanged: after.startedAt === before.startedAt,
    restartCount: after.restartCount,
  };
  expectThat(container.startedAtUnchanged, `killing services in ${node}`, 'its container was started anew');
  await expectHealthy(lab, listed, signal);
  const value = { node, first: { ...first, servedAgainAfterMs }, second, container };
  return { value, text: text(value), commands: commands(value) };
}

// A folder whose name begins with a dot is no service for s6-svscan; renaming it makes it one all at once.
const addition = [
  `cd ${scanned}`,
  `mkdir .${service}`,
  `printf '#!/bin/sh\\nexec ${command}\\n' > .${service}/run`,
  `chmod +x .${service}/run`,
  `mv .${service} ${service}`,
  `s6-svscanctl -a ${scanned}`,
].join(' && ');

// Its supervisor writes into the folder until it ends itself, after the process.
const removal = [
  `cd ${scanned}`,
  `mv ${service} .${service}`,
  `s6-svscanctl -an ${scanned}`,
  `timeout 10 sh -c 'while pgrep -x ${process} || pgrep -xf "s6-supervise ${service}"; do sleep 0.02; done' > /dev/null`,
  `rm -r .${service}`,
].join(' && ');

async function killService(
  lab: Lab,
  name: string,
  options: WatchOptions,
): Promise<{ readonly revived: Revived; readonly servedAgainAfterMs: number | undefined }> {
  const { pidBefore, pidAfter, elapsedMs, servedAgainAfterMs } = await killAndWatch(lab, node, options);
  expectThat(pidAfter !== undefined, `killing ${name} in ${node}`, 's6 did not start it again');
  const revived = { command: name, pidBefore, pidAfter, backAfterMs: elapsedMs };
  return { revived, servedAgainAfterMs };
}

async function shell(lab: Lab, line: string): Promise<void> {
  const { exitCode, output } = await lab.exec(node, ['sh', '-c', line]);
  expectThat(exitCode === 0, `changing the services of ${node}`, output.trim());
}

async function containerLife(lab: Lab): Promise<{ startedAt: string; restartCount: number }> {
  const { State, RestartCount } = await inspectContainer(lab.engine, lab.container(node));
  return { startedAt: State.StartedAt, restartCount: RestartCount };
}

function commands({ first, second }: Supervised): string[] {
  const kill = (pid: number): string => `docker exec ${node} kill -KILL ${pid}`;
  return [
    kill(first.pidBefore),
    `docker exec ${node} sh -c "${addition}"`,
    kill(second.pidBefore),
    `docker inspect ${node}`,
  ];
}

function text({ first, second, container }: Supervised): string {
  const pids = ({ pidBefore, pidAfter }: Revived): string => `${pidBefore} before, ${pidAfter} after`;
  return findingText({
    title: `Two services under s6 in ${node}, and both are killed`,
    did: [
      `The first service, ${first.command}, was killed with SIGKILL inside the container.`,
      `A second service, ${second.command}, was added while the container ran: a folder with a script named run` +
        ` in ${scanned}, and s6-svscanctl -a. It was killed in the same way, and removed again.`,
      'A loop inside the container looked for the new process, and for an answer to HEAD /, every 10 ms.',
    ],
    rows: [
      ['first service, process id', pids(first)],
      ['first service back after', msText(first.backAfterMs)],
      ['it answers requests again after', msText(first.servedAgainAfterMs)],
      ['second service, process id', pids(second)],
      ['second service back after', msText(second.backAfterMs)],
      ['container started anew', container.startedAtUnchanged ? 'no' : 'yes'],
      ["docker's count of restarts", container.restartCount],
    ],
    reading:
      'The supervisor is process 1 and outlives its services: it starts each of them again, whichever came first,' +
      ' and the container never ends. Most of the time is a pause of about a second that s6 makes before it' +
      ' starts a service again, so that one that cannot live does not use up the machine.',
  });
}
