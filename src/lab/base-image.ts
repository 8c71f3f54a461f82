import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Engine } from '../docker/engine.js';
import { importImage, inspectImage, pullImage } from '../docker/image.js';
import { Failed } from '../failure.js';
import { defaultBase, pinnedBase } from './settings.js';

/** Where the base of all images came from; the manifest records it. */
export interface BaseImage {
  readonly image: string;
  readonly source: 'present' | 'pulled' | 'bootstrapped';
  readonly id: string;
}

/** What a bootstrapped base is called; it stands in for the default base only. */
const bootstrapped = { repository: 'ait-lab/debian', tag: 'trixie' } as const;
/** Name of the base that is made where none can be had. */
export const bootstrappedName = `${bootstrapped.repository}:${bootstrapped.tag}`;

/** Documentation and translations are two thirds of what slim images leave out. */
const leftOut = ['/usr/share/doc/*', '/usr/share/man/*', '/usr/share/info/*', '/usr/share/locale/*'];

/**
 * Finds the base image: on the engine, in a registry, or, for the default one, made out of Debian's own packages.
 *
 * @throws Failed `base-missing` when there is no way to it
 */
export async function findBase(
  engine: Engine,
  wanted: string,
  signal: AbortSignal,
  onProgress: (text: string) => void,
): Promise<BaseImage> {
  const isDefault = wanted === defaultBase;
  const reference = isDefault ? pinnedBase : wanted;
  const candidates = isDefault ? [wanted, pinnedBase, bootstrappedName] : [wanted];
  for (const image of candidates) {
    const found = await inspectImage(engine, image);
    if (found)
      return { image, source: image === bootstrappedName ? 'bootstrapped' : 'present', id: found.Id };
  }
  onProgress(`pulling ${wanted}`);
  const refusal = await pullImage(engine, reference, signal, (line) => onProgress(`${wanted}: ${line}`));
  const pulled = await inspectImage(engine, reference);
  if (pulled) return { image: reference, source: 'pulled', id: pulled.Id };
  const detail = refusal ?? 'the registry does not have it';
  if (!isDefault) throw new Failed({ reason: 'base-missing', image: wanted, detail });
  onProgress(`${wanted} cannot be pulled; making ${bootstrappedName} out of Debian's packages`);
  await bootstrap(engine, wanted, detail, signal, onProgress);
  const made = await inspectImage(engine, bootstrappedName);
  if (!made) throw new Failed({ reason: 'base-missing', image: wanted, detail: 'the import left no image' });
  return { image: bootstrappedName, source: 'bootstrapped', id: made.Id };
}

/** As images/base does it: a name server or a mirror that is away for a minute fails nothing. */
const retrying = ['--aptopt=Acquire::Retries "7"'];

/** Streams mmdebstrap's archive into the engine; nothing of it touches this machine's disk but its own work folder. */
async function bootstrap(
  engine: Engine,
  wanted: string,
  detail: string,
  signal: AbortSignal,
  onProgress: (text: string) => void,
): Promise<void> {
  const excludes = leftOut.map((path) => `--dpkgopt=path-exclude=${path}`);
  const child = spawn('mmdebstrap', ['--variant=minbase', ...retrying, ...excludes, 'trixie', '-'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = (): void => void child.kill('SIGTERM');
  signal.addEventListener('abort', stop, { once: true });
  const lines: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    for (const line of chunk.split('\n').filter((text) => text.trim() !== '')) {
      lines.push(line);
      onProgress(`mmdebstrap ${line}`);
    }
  });
  const ended = new Promise<string | undefined>((resolve) => {
    child.on('error', (error) => resolve(`mmdebstrap: ${error.message}`));
    child.on('close', (code) => resolve(code === 0 ? undefined : lines.slice(-5).join('\n')));
  });
  try {
    const changes = ['CMD ["/bin/bash"]'];
    // The engine closes a connection on which nothing comes for five minutes, and a slow machine needs longer.
    await Promise.race([once(child.stdout, 'readable'), ended]);
    const imported = importImage(
      engine,
      child.stdout,
      bootstrapped.repository,
      bootstrapped.tag,
      changes,
    ).then(
      () => undefined,
      (error: unknown) => {
        // Nobody reads any more what it writes: it would wait for ever.
        const isFirst = child.exitCode === null;
        stop();
        child.stdout.destroy();
        return { error, isFirst };
      },
    );
    const failure = await ended;
    const refusal = await imported;
    signal.throwIfAborted();
    if (refusal?.isFirst) throw refusal.error as Error;
    if (failure !== undefined) {
      throw new Failed({ reason: 'base-missing', image: wanted, detail: `${detail}; ${failure}` });
    }
    if (refusal) throw refusal.error as Error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
