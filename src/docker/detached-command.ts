import { clientOf } from './client.js';
import { call, type Engine } from './engine.js';
import { patience } from './patience.js';

/** A command that runs in a container beside the main process, as `docker exec --detach` starts it. */
export interface DetachedCommand {
  /** What the engine says of it; it knows also after the container has ended. */
  state(): Promise<{ readonly running: boolean; readonly exitCode: number | undefined }>;
}

/** Starts a command in a running container and does not wait for its end. */
export async function startDetached(
  engine: Engine,
  name: string,
  argv: readonly string[],
): Promise<DetachedCommand> {
  const doing = `running ${argv[0] ?? ''} in ${name}`;
  const session = await call(engine, doing, async () => {
    const created = await clientOf(engine)
      .getContainer(name)
      .exec({ Cmd: [...argv] });
    // The engine's answer is empty, but while nobody reads it the connection stays, and with it this process.
    (await created.start({ Detach: true })).resume();
    return created;
  });
  return {
    state: async () => {
      const { Running, ExitCode } = await call(
        engine,
        `asking for ${argv[0] ?? ''} in ${name}`,
        () => session.inspect(),
        patience.known,
      );
      return { running: Running, exitCode: ExitCode ?? undefined };
    },
  };
}
