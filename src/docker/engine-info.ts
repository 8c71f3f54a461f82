import { z } from 'zod';
import { clientOf } from './client.js';
import { call, type Engine } from './engine.js';
import { patience } from './patience.js';

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
    await call(
      engine,
      'asking for its state',
      async (): Promise<unknown> => clientOf(engine).info(),
      patience.known,
    ),
  );
  return {
    system: info.OperatingSystem,
    containers: info.OSType,
    cpus: info.NCPU,
    memoryBytes: info.MemTotal,
    dataFolder: info.DockerRootDir,
  };
}

const timeAnswer = z.object({ SystemTime: z.string() });

/** By how much the clock of the engine's machine is ahead of this one's; 0 where it cannot be told from none. */
export async function clockAheadMs(engine: Engine): Promise<number> {
  const before = Date.now();
  const { SystemTime } = timeAnswer.parse(
    await call(
      engine,
      'asking for its time',
      async (): Promise<unknown> => clientOf(engine).info(),
      patience.known,
    ),
  );
  const after = Date.now();
  const ahead = Date.parse(SystemTime) - (before + after) / 2;
  // The answer was made at some moment between question and answer.
  return Math.abs(ahead) <= (after - before) / 2 + 1 ? 0 : Math.round(ahead);
}
