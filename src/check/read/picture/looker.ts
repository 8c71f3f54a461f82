import { workerData, type MessagePort } from 'node:worker_threads';
import { lookAtPicture } from './look-at-picture.js';
import type { LookedAt, PictureToLookAt } from './look-apart.js';

// A thread of its own: whatever a stranger's picture makes the decoders do, it ends with the thread.
const { port, answered } = workerData as { readonly port: MessagePort; readonly answered: Int32Array };

port.on('message', ({ id, bytes }: PictureToLookAt) => {
  port.postMessage({ id, look: lookAtPicture(Buffer.from(bytes)) } satisfies LookedAt);
  // Whoever waits sleeps in the middle of a function, and is woken by nothing else.
  Atomics.add(answered, 0, 1);
  Atomics.notify(answered, 0);
});
