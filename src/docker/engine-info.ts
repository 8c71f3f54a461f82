import { z } from 'zod';
import { call, type Engine } from './engine.js';

/** What `docker info` tells of the machine that containers run on. */
export interface EngineInfo {
  readonly system: string;
  /** `linux` or `windows`: what its containers are. */
  readonly containers: string;
  readonly cpus: number;
  readonly memoryBytes: number;
  /** Where the engine keeps images and containers, as a path on its own machine. */
  readonly dataFolder: string;
}

const answer = z.object({
  OperatingSystem: z.string(),
  OSType: z.string(),
  NCPU: z.number(),
  MemTotal: z.number(),
  DockerRootDir: z.string(),
});

/** Asks the engine about its machine. */
export async function engineInfo(engine: Engine): Promise<EngineInfo> {
  const info = answer.parse(
    await call(engine, 'asking for its state', async (): Promise<unknown> => engine.docker.info()),
  );
  return {
    system: info.OperatingSystem,
    containers: info.OSType,
    cpus: info.NCPU,
    memoryBytes: info.MemTotal,
    dataFolder: info.DockerRootDir,
  };
}
