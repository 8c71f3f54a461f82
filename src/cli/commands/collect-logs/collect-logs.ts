import { isDeepStrictEqual } from 'node:util';
import { Failed } from '../../../failure.js';
import { letPass } from '../../../until.js';
import { attach, type Attached } from '../../attach.js';
import type { CommandResult } from '../../command-result.js';
import { watchInterrupts } from '../../interrupt.js';
import { attachedText } from '../../whose-text.js';
import { collectNow, type CollectOptions } from './collect-now.js';
import { collectedText, stateText } from './collected-text.js';

/** How often a watch looks, and how long a state has to last: members that come or go take a second or two to be known. */
const lookEveryMs = 500;
const settledAfterMs = 2500;

/** `ait-lab collect-logs`: evidence of the containers that run now, beside what is in their task's folder of `logs/` already. */
export async function collectLogs(word: string | undefined, options: CollectOptions): Promise<CommandResult> {
  if (options.watch) return watch(word, options);
  const attached = await attach(options);
  const collected = await collectNow(attached, word, options);
  const head = options.json ? '' : `${attachedText(attached)}\n`;
  return {
    text: head + (options.json ? `${JSON.stringify(collected)}\n` : collectedText(collected)),
    exitCode: 0,
  };
}

/** Captures each state of the lab once it has lasted, until somebody ends it. */
async function watch(word: string | undefined, options: CollectOptions): Promise<CommandResult> {
  const { stdout } = process;
  using signal = watchInterrupts();
  let captured: readonly string[] | undefined;
  let seen: readonly string[] = [];
  let since = performance.now();
  if (!options.json)
    stdout.write('watching; start and stop containers in another terminal, Ctrl-C ends it\n');
  try {
    for (;;) {
      const attached = await attachIfThere(options);
      const state = attached?.nodes.map(({ node, id, state }) => `${node} ${id} ${state}`) ?? [];
      if (!isDeepStrictEqual(state, seen)) [seen, since] = [state, performance.now()];
      const isSettled = performance.now() - since >= settledAfterMs;
      if (attached && isSettled && !isDeepStrictEqual(state, captured)) {
        const collected = await collectNow(attached, word, options);
        captured = state;
        stdout.write(
          options.json
            ? `${JSON.stringify(collected)}\n`
            : `\n${stateText(attached)}\n${collectedText(collected)}`,
        );
      }
      await letPass(lookEveryMs, signal);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    return { text: '', exitCode: captured === undefined ? 130 : 0 };
  }
}

async function attachIfThere(options: CollectOptions): Promise<Attached | undefined> {
  try {
    return await attach(options);
  } catch (error) {
    if (error instanceof Failed && error.failure.reason === 'nothing-running') return undefined;
    throw error;
  }
}
