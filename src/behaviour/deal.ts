import { EventEmitter, once } from 'node:events';

/** A machine that carries work out, a few pieces at once. */
export interface Worker<E> {
  readonly engine: E;
  readonly atOnce: number;
}

export interface DealOptions<T, E, R> {
  readonly work: (task: T, engine: E) => Promise<R>;
  /** Whether an error says that the machine is gone, and nothing of the work. */
  readonly isLost: (error: unknown) => boolean;
  /** Called once for each machine that is gone, with what it died of. */
  readonly onLost?: (engine: E, error: unknown) => void;
}

/** What became of a piece of work; `undefined` where all machines were gone before its turn. */
export type Dealt<R> = { readonly value: R } | { readonly error: unknown } | undefined;

/**
 * Deals work to machines, the next piece to whoever becomes free. A machine that is lost gives back what it had, and gets no
 * more. This is Graham's list scheduling (1966): the last piece begins before every machine is done, so that it loses less
 * than one piece's time against the best order.
 *
 * @returns in the order of the work
 */
export async function deal<T, E, R>(
  tasks: readonly T[],
  workers: readonly Worker<E>[],
  { work, isLost, onLost }: DealOptions<T, E, R>,
): Promise<Dealt<R>[]> {
  const results = new Array<Dealt<R>>(tasks.length).fill(undefined);
  const waiting = tasks.map((_, index) => index);
  const lost = new Set<Worker<E>>();
  let busy = 0;
  const news = new EventEmitter().setMaxListeners(0);
  const hand = async (worker: Worker<E>): Promise<void> => {
    while (!lost.has(worker)) {
      const index = waiting.shift();
      if (index === undefined) {
        // What another machine has in hand may come back.
        if (busy === 0) return;
        await once(news, 'ended');
        continue;
      }
      busy += 1;
      try {
        results[index] = { value: await work(tasks[index] as T, worker.engine) };
      } catch (error) {
        if (isLost(error)) {
          waiting.unshift(index);
          if (!lost.has(worker)) onLost?.(worker.engine, error);
          lost.add(worker);
        } else results[index] = { error };
      } finally {
        busy -= 1;
        news.emit('ended');
      }
    }
  };
  await Promise.all(workers.flatMap((worker) => Array.from({ length: worker.atOnce }, () => hand(worker))));
  return results;
}
