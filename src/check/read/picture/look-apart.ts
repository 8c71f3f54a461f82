import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { PictureLook } from '../../hand-in.js';
import { limits } from '../limits.js';
import type { LookedAt, LookerData, PictureToLookAt } from './answer-looks.js';

/** What looking at one picture may cost: milliseconds, and MB of the heap of the thread that does it. */
export interface LookCosts {
  readonly time: number;
  readonly memoryMb: number;
}

interface Looker extends LookerData {
  readonly worker: Worker;
}

const unknown: PictureLook = { shows: 'unknown' };

/**
 * Looks at strangers' pictures in a thread beside this one. A picture that takes too much time or memory ends the thread and
 * is `unknown`; the others are looked at by a new one.
 */
export class PictureLooker {
  private looker: Looker | undefined;
  private count = 0;
  /** What is asked and not answered, in the order in which it was asked. */
  private readonly asked = new Map<number, Uint8Array>();
  private askedBytes = 0;
  private readonly seen = new Map<number, PictureLook>();
  /** By digest: the same picture lies in the logs and in the report, and in the hand-ins of two who worked together. */
  private readonly known = new Map<string, () => PictureLook>();

  /** @param program of the thread */
  constructor(
    private readonly costs: LookCosts,
    private readonly program = new URL('looker.js', import.meta.url),
  ) {}

  /**
   * Has a picture looked at; what is returned tells what it shows, and waits for that. Many are looked at ahead, while this
   * thread does something else; the rest when they are asked for. The same picture is looked at once.
   *
   * @param digest of the bytes
   */
  ask(bytes: Uint8Array, digest: string): () => PictureLook {
    const isAhead = this.known.has(digest) || this.askedBytes + bytes.length <= limits.picturesAhead;
    return isAhead ? this.sent(bytes, digest) : () => this.sent(bytes, digest)();
  }

  /** What was sent is known for as long as the process lasts, its bytes only until they are answered. */
  private sent(bytes: Uint8Array, digest: string): () => PictureLook {
    const known = this.known.get(digest);
    if (known !== undefined) return known;
    const id = this.send(bytes);
    let look: PictureLook | undefined;
    const sent = (): PictureLook => (look ??= this.wait(id));
    this.known.set(digest, sent);
    return sent;
  }

  private send(bytes: Uint8Array): number {
    const id = this.count++;
    this.asked.set(id, bytes);
    this.askedBytes += bytes.length;
    this.started().port.postMessage({ id, bytes } satisfies PictureToLookAt);
    return id;
  }

  /** The judges are functions of what was read, and wait for nothing; so this one sleeps until it can answer. */
  private wait(id: number): PictureLook {
    for (;;) {
      const { said } = this.started();
      const before = Atomics.load(said, 0);
      this.takeAnswers();
      const look = this.seen.get(id);
      if (look !== undefined) {
        this.seen.delete(id);
        return look;
      }
      // Until it is ready, it is the machine that takes the time, not a picture.
      const time = before === 0 ? limits.lookerStart : this.costs.time;
      if (Atomics.wait(said, 0, before, time) === 'timed-out') this.giveUpFirst();
    }
  }

  private takeAnswers(): void {
    if (this.looker === undefined) return;
    for (;;) {
      const received = receiveMessageOnPort(this.looker.port) as { readonly message: LookedAt } | undefined;
      if (received === undefined) return;
      this.answer(received.message);
    }
  }

  private answer({ id, look }: LookedAt): void {
    this.askedBytes -= this.asked.get(id)?.length ?? 0;
    this.asked.delete(id);
    this.seen.set(id, look);
  }

  /** The thread works at the picture that was asked for first, or has died of it. */
  private giveUpFirst(): void {
    this.takeAnswers();
    void this.looker?.worker.terminate();
    this.looker = undefined;
    const [first] = this.asked.keys();
    if (first !== undefined) this.answer({ id: first, look: unknown });
    for (const [id, bytes] of this.asked)
      this.started().port.postMessage({ id, bytes } satisfies PictureToLookAt);
  }

  private started(): Looker {
    if (this.looker !== undefined) return this.looker;
    const { port1, port2 } = new MessageChannel();
    const said = new Int32Array(new SharedArrayBuffer(4));
    const worker = new Worker(this.program, {
      workerData: { port: port2, said } satisfies LookerData,
      transferList: [port2],
      resourceLimits: { maxOldGenerationSizeMb: this.costs.memoryMb },
    });
    // Nobody waits for it in the end; what it dies of shows in that it does not answer.
    worker.on('error', () => undefined).unref();
    port1.unref();
    this.looker = { worker, port: port1, said };
    return this.looker;
  }
}

/** For all hand-ins of this process. */
const looker = new PictureLooker({ time: limits.lookTime, memoryMb: limits.lookMemoryMb });

/** Has a picture looked at; see {@link PictureLooker.ask}. */
export function lookApart(bytes: Uint8Array, digest: string): () => PictureLook {
  return looker.ask(bytes, digest);
}
