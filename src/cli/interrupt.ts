import { setMaxListeners } from 'node:events';
import { Failed } from '../failure.js';

/** A signal that Ctrl-C, SIGTERM, a closed terminal or a deadline sets off; a second Ctrl-C ends the process at once. */
export function watchInterrupts(timeoutMs?: number): AbortSignal & Disposable {
  const controller = new AbortController();
  // Everything that can be interrupted listens: with seven tasks at a time that is more than Node.js expects.
  setMaxListeners(0, controller.signal);
  const onSignal = (name: NodeJS.Signals): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort(new Failed({ reason: 'interrupted', signal: name }));
  };
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of names) process.on(name, onSignal);
  const deadline =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => controller.abort(new Failed({ reason: 'deadline', timeoutMs })), timeoutMs);
  return Object.assign(controller.signal, {
    [Symbol.dispose]: () => {
      clearTimeout(deadline);
      for (const name of names) process.off(name, onSignal);
    },
  });
}
