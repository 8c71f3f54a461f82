import { workerData, type MessagePort } from 'node:worker_threads';
import type { PictureLook } from '../../hand-in.js';

export interface PictureToLookAt {
  readonly id: number;
  readonly bytes: Uint8Array;
}

export interface LookedAt {
  readonly id: number;
  readonly look: PictureLook;
}

/** What a thread is given that looks at pictures: the way to it, and a number that it makes larger with all it says. */
export interface LookerData {
  readonly port: MessagePort;
  readonly said: Int32Array;
}

/** In the thread: says that it is ready, and answers what each picture shows. */
export function answerLooks(look: (bytes: Uint8Array) => PictureLook): void {
  const { port, said } = workerData as LookerData;
  port.on('message', ({ id, bytes }: PictureToLookAt) => {
    port.postMessage({ id, look: look(bytes) } satisfies LookedAt);
    speak();
  });
  speak();

  // Whoever waits sleeps in the middle of a function, and is woken by nothing else.
  function speak(): void {
    Atomics.add(said, 0, 1);
    Atomics.notify(said, 0);
  }
}
