import type { Engine } from '../../../src/docker/engine.js';
import { exec } from '../../../src/docker/output.js';

/** A task file with these lines as its steps, which begin at line 5. */
export function task(number: number, ...steps: readonly string[]): string {
  return [`task: ${number}`, 'title: A task of a test', 'about: short', 'steps:', ...steps, ''].join('\n');
}

/** One web application, and a file of evidence. */
export const s1Starts = `
  - name: s1 starts
    do: [{ start: s1 }]
    until: [{ log: { of: s1, contains: listens } }]
    capture: { docker-ps.txt: { ps: running }, s1.log: { logs: s1 } }`;

/** The same without its ear for SIGTERM: as a container's first process it outlives `docker stop` by ten seconds. */
export const deafS1Starts = s1Starts.replace(
  'start: s1',
  `start: s1, env: { NODE_OPTIONS: '--import=data:text/javascript,process.on=function(){return%20this}' }`,
);

/** One container of each kind. */
export const haAndS1Start = `
  - name: ha and s1 start
    do: [{ start: [ha, s1] }]
    until: [{ log: { of: s1, contains: listens } }]
    capture: { docker-ps.txt: { ps: running } }`;

/** The balancer and two web applications, and the files of evidence that most tasks have. */
export const labStarts = `
  - name: ha, s1 and s2 start
    do: [{ start: [s1, s2, ha] }]
    until: [{ haproxy.servers: { up: [s1, s2] } }]
    capture:
      docker-ps.txt: { ps: running }
      answers.json: { answers: 4 }
      processes-s1.txt: { processes: s1 }
      '{node}.log': { logs: all }`;

/** A step that goes on when the test opens the gate. */
export const gate = `
  - name: the gate opens
    until: [{ file: { on: s1, path: /tmp/gate } }]
    capture: { later.txt: { ps: running } }`;

/** Lets a run pass the gate. */
export async function openGate(engine: Engine, container: string): Promise<void> {
  const { exitCode, output } = await exec(engine, container, ['touch', '/tmp/gate']);
  if (exitCode !== 0) throw new Error(output);
}
