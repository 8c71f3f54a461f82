import { workerData, type MessagePort } from 'node:worker_threads';
import type { LookedAt, PictureToLookAt } from '../../../../src/check/read/picture/look-apart.js';

// Looks at nothing: what its first byte says is what a picture makes the decoders do.
const { port, answered } = workerData as { readonly port: MessagePort; readonly answered: Int32Array };

port.on('message', ({ id, bytes }: PictureToLookAt) => {
  if (bytes[0] === 1) for (;;);
  if (bytes[0] === 2) for (const all: number[][] = []; ;) all.push(Array.from({ length: 100_000 }, () => id));
  if (bytes[0] === 3) throw new Error('a decoder’s fault');
  port.postMessage({ id, look: { shows: 'stats-page', living: bytes[0] } } satisfies LookedAt);
  Atomics.add(answered, 0, 1);
  Atomics.notify(answered, 0);
});
