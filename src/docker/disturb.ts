import { clientOf } from './client.js';
import { call, type Engine } from './engine.js';
import { patience } from './patience.js';

/** Freezes all processes of a container. */
export async function pauseContainer(engine: Engine, name: string): Promise<void> {
  await call(engine, `pausing container ${name}`, () => clientOf(engine).getContainer(name).pause());
}

export async function unpauseContainer(engine: Engine, name: string): Promise<void> {
  await call(engine, `letting container ${name} go on`, () => clientOf(engine).getContainer(name).unpause());
}

/** Takes a container out of a network; its published ports go with it. */
export async function disconnectContainer(engine: Engine, name: string, network: string): Promise<void> {
  await call(engine, `disconnecting container ${name}`, () =>
    clientOf(engine).getNetwork(network).disconnect({ Container: name, Force: false }),
  );
}

/** Puts a container back into a network, at its address and under its names. */
export async function connectContainer(
  engine: Engine,
  name: string,
  place: { readonly network: string; readonly address: string; readonly aliases: readonly string[] },
): Promise<void> {
  await call(engine, `connecting container ${name}`, () =>
    clientOf(engine)
      .getNetwork(place.network)
      .connect({
        Container: name,
        EndpointConfig: { IPAMConfig: { IPv4Address: place.address }, Aliases: [...place.aliases] },
      }),
  );
}

/** The processes of a running container as the host's `ps` sees them. */
export async function containerProcesses(
  engine: Engine,
  name: string,
): Promise<{ readonly pid: number; readonly state: string; readonly name: string }[]> {
  const { Processes } = await call(
    engine,
    `listing processes of ${name}`,
    () =>
      clientOf(engine).getContainer(name).top({ ps_args: '-eo pid,stat,comm' }) as Promise<{
        Processes: string[][];
      }>,
    patience.known,
  );
  return Processes.map(([pid = '', state = '', command = '']) => ({
    pid: Number(pid),
    state,
    name: command,
  }));
}
