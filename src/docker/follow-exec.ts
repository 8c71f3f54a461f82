import { PassThrough } from 'node:stream';
import { createInterface } from 'node:readline';
import { clientOf } from './client.js';
import { call, type Engine } from './engine.js';
import { Demultiplexer } from './log-stream.js';

/** A command that runs in a container, and what it says, line by line. */
export interface FollowedExec extends Disposable {
  /** Resolves when there is nothing more to be read, whatever the reason. */
  readonly ended: Promise<void>;
}

/** Runs a command in a running container and passes on each line of its standard output and error. */
export async function followExec(
  engine: Engine,
  name: string,
  argv: readonly string[],
  onLine: (line: string) => void,
): Promise<FollowedExec> {
  const stream = await call(engine, `running ${argv[0] ?? ''} in ${name}`, async () => {
    const session = await clientOf(engine)
      .getContainer(name)
      .exec({ Cmd: [...argv], AttachStdout: true, AttachStderr: true });
    return session.start({ hijack: false, stdin: false });
  });
  const payload = new PassThrough();
  const frames = new Demultiplexer();
  // A container that dies ends the stream in the middle of a frame.
  frames.on('error', () => payload.end());
  stream.on('error', () => payload.end());
  stream.pipe(frames).pipe(payload);
  const reader = createInterface({ input: payload });
  reader.on('line', onLine);
  return {
    ended: new Promise((resolve) => reader.once('close', resolve)),
    [Symbol.dispose]: () => {
      stream.destroy();
      reader.close();
    },
  };
}
