import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIdle, removeContainer } from '../../../src/docker/container.js';
import { clientOf } from '../../../src/docker/client.js';
import type { Engine } from '../../../src/docker/engine.js';
import { writeContainerFile } from '../../../src/docker/file.js';

const imageFiles = join(import.meta.dirname, '../../../../images/ha/hitless');
/** As whom the services run, and who therefore has to be able to read. */
const owner = 1000;

/** A defence of the variant hitless, as the text of a file that it is in. */
export interface Defence {
  /** Path in the container, such as `/backends/whole-file.js`. */
  readonly file: string;
  readonly text: string;
  /** What stands there when it is taken away. */
  readonly without: string;
}

/**
 * The balancer's image with a defence less, until it is disposed of.
 *
 * @throws if the file does not hold the text exactly once: then the defence is another one now
 */
export async function undefendedImage(
  engine: Engine,
  { file, text, without }: Defence,
): Promise<AsyncDisposable & { readonly id: string }> {
  const parts = readFileSync(join(imageFiles, file), 'utf8').split(text);
  if (parts.length !== 2) throw new Error(`${file} holds this ${parts.length - 1} times: ${text}`);
  const container = await createIdle(engine, 'ait-lab/ha:hitless', {});
  try {
    await writeContainerFile(engine, container, file, parts.join(without), { mode: 0o644, uid: owner });
    const { Id } = (await clientOf(engine).getContainer(container).commit()) as { Id: string };
    return { id: Id, [Symbol.asyncDispose]: () => clientOf(engine).getImage(Id).remove() };
  } finally {
    await removeContainer(engine, container);
  }
}
