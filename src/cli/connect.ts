import { readFileSync } from 'node:fs';
import { connect } from '../docker/connect.js';
import type { Engine, EngineVersion } from '../docker/engine.js';
import { resolveEndpoint } from '../docker/endpoint.js';

/** Connects to the engine that Docker's own rules name: DOCKER_HOST, the context, the default socket.
 * Its calls end soon after the signal. */
export function connectToEngine(ending?: AbortSignal): Promise<Engine & EngineVersion> {
  return connect(resolveEndpoint(process.env, readText), ending);
}

/** A text file of docker's configuration; `undefined` when there is none. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
