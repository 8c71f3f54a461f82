import { bareName, roleOfName } from '../captured/who.js';
import type { Delivery } from '../delivery.js';
import type { TaskNumber } from '../item.js';
import { onceFor } from '../once-for.js';

/** What the captures of a task say about its containers. */
export interface ContainerWords {
  /** Whether a name, an id or an address tells which container it is: by itself, or by a `docker ps` or an inspect. */
  tells(word: string | undefined): boolean;
}

export function containerWords(delivery: Delivery, task: TaskNumber): ContainerWords {
  const words = wordsByTask(delivery).get(task);
  return {
    tells: (word) => {
      if (word === undefined) return false;
      const bare = bareName(word);
      const named = delivery.nodes.named(bare) ?? roleOfName(bare);
      if (named !== undefined && named !== 'webapp') return true;
      return delivery.nodes.at(word) !== undefined || words?.has(shortId(bare)) === true;
    },
  };
}

/** Ids, host names and addresses by task. */
const wordsByTask = onceFor(({ logs }: Delivery) => {
  const known = new Map<TaskNumber, Set<string>>();
  for (const { task, captures } of logs) {
    const words = known.get(task) ?? new Set<string>();
    known.set(task, words);
    for (const capture of captures) {
      if (capture.kind === 'docker-ps')
        for (const { id, name } of capture.rows) words.add(shortId(id)).add(bareName(name));
      if (capture.kind === 'docker-inspect')
        for (const word of [capture.id, capture.hostname, ...capture.addresses])
          if (word !== undefined) words.add(shortId(word));
    }
  }
  return known;
});

function shortId(word: string): string {
  return /^[0-9a-f]{13,64}$/.test(word) ? word.slice(0, 12) : word;
}
