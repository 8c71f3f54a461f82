import { z } from 'zod';
import { followExec } from '../../docker/follow-exec.js';
import { programFolder, type CostStage } from './cost-stage.js';

/** The last words of a program that ended badly. */
const wordsKept = 10;
const longestLine = 200;

/**
 * Runs a program of `bench/cost` in the balancer's container and hands over what it tells, a line of JSON each.
 *
 * @returns why it has not come to its end, or `undefined`
 */
export async function runProgram<T>(
  stage: CostStage,
  program: string,
  settings: unknown,
  { told, onTold, signal }: { told: z.ZodType<T>; onTold: (value: T) => void; signal: AbortSignal },
): Promise<string | undefined> {
  const words: string[] = [];
  const end: { problem: string | undefined } = { problem: `${program} broke off` };
  const argv = ['node', `${programFolder}/${program}`, JSON.stringify(settings)];
  using running = await followExec(
    stage.lab.engine,
    stage.lab.container(stage.lab.balancer),
    argv,
    (line) => {
      const value = line.startsWith('{"type":') ? (JSON.parse(line) as unknown) : undefined;
      const message = anyLine.safeParse(value).data;
      if (message?.type === 'problem' || message?.type === 'end') end.problem = message.text;
      else if (message) onTold(told.parse(value));
      else if (words.push(line.slice(0, longestLine)) > wordsKept) words.shift();
    },
  );
  const giveUp = (): void => running[Symbol.dispose]();
  signal.addEventListener('abort', giveUp);
  await running.ended;
  signal.removeEventListener('abort', giveUp);
  signal.throwIfAborted();
  return end.problem === undefined ? undefined : [end.problem, ...words].join(' ').trim();
}

const anyLine = z.object({ type: z.string(), text: z.string().optional() });
