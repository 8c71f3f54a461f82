import type { Engine } from '../docker/engine.js';
import { inspectImage, pullImage } from '../docker/image.js';

/** A registry that says nothing for so long is not there. */
const silenceMs = 20_000;

/**
 * Sees to it that the engine has an image, by pulling it where it has not.
 *
 * @returns why it cannot be had; `undefined` when it is there
 */
export async function whyNotThere(
  engine: Engine,
  image: string,
  signal: AbortSignal,
  onProgress: (text: string) => void,
): Promise<string | undefined> {
  if (await inspectImage(engine, image)) return undefined;
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), silenceMs);
  try {
    onProgress(`pulling ${image}`);
    const refusal = await pullImage(engine, image, AbortSignal.any([signal, silence.signal]), (line) => {
      timer.refresh();
      onProgress(`${image}: ${line}`);
    });
    // The engine says first whom it has asked and where: that is this machine's business, and the answer comes last.
    return refusal?.split(': ').at(-1);
  } catch (error) {
    if (!silence.signal.aborted || signal.aborted) throw error;
    return `the registry says nothing for ${silenceMs / 1000} s`;
  } finally {
    clearTimeout(timer);
  }
}
