import type { Engine } from '../../docker/engine.js';
import { inspectImage } from '../../docker/image.js';
import { bootstrappedName } from '../base-image.js';
import { defaultBase, pinnedBase } from '../settings.js';
import { ok, warning, type Answer } from './answer.js';

/**
 * Whether the base of all images is there, or what the first run will do about it.
 *
 * @param canBootstrap whether mmdebstrap is installed
 */
export async function askAboutBase(engine: Engine, base: string, canBootstrap: boolean): Promise<Answer> {
  const name = 'Base image';
  if (await inspectImage(engine, base)) return ok(name, `${base} is on the engine`);
  if (base !== defaultBase) {
    return warning(
      name,
      `${base} is not on the engine; the first run pulls it`,
      `\`docker pull ${base}\` shows whether it can`,
    );
  }
  if (await inspectImage(engine, pinnedBase)) return ok(name, `${pinnedBase.slice(0, 26)}… is on the engine`);
  if (await inspectImage(engine, bootstrappedName))
    return ok(name, `${bootstrappedName}, made out of Debian's packages`);
  if (canBootstrap)
    return ok(name, `not there yet: the first run pulls ${base}, or makes it with mmdebstrap`);
  const finding = `not there yet: the first run has to pull ${base}, for mmdebstrap is not installed`;
  return warning(
    name,
    finding,
    '`bin/setup` installs mmdebstrap; or name an image that is there with --base',
  );
}
