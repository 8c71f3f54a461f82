import { cpus, loadavg, release } from 'node:os';
import { engineInfo } from '../docker/engine-info.js';
import type { Engine, EngineVersion } from '../docker/engine.js';
import { rounded } from './spread.js';
import type { BenchResult } from './result.js';

/** What the figures were measured on. */
export async function describeMachine(engine: Engine & EngineVersion): Promise<BenchResult['machine']> {
  const info = await engineInfo(engine);
  return {
    cpus: info.cpus,
    cpuModel: cpus()[0]?.model.trim() ?? 'unknown',
    memoryBytes: info.memoryBytes,
    system: info.system,
    kernel: release(),
    engine: `Docker Engine ${engine.version}`,
    node: process.version,
    loadAverage: rounded(loadavg()[0] ?? 0),
  };
}
