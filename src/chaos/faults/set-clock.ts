import type { Engine } from '../../docker/engine.js';
import { writeContainerFile } from '../../docker/file.js';

/** Before the system's own `date` in the path of every service. */
const path = '/usr/local/sbin/date';
/** As whom the services run. */
const owner = 1000;

/**
 * Sets the clock that the services of a container read, running or not: no container can set the kernel's, so `date`
 * is one that knows another time. What runs already keeps what it has read.
 *
 * @param clockMs how far it is ahead; behind, if negative
 */
export async function setClock(engine: Engine, container: string, clockMs: number): Promise<void> {
  const seconds = (clockMs / 1000).toFixed(3);
  const script = `#!/bin/sh\nexec /bin/date -d '${seconds} seconds' "$@"\n`;
  await writeContainerFile(engine, container, path, script, { mode: 0o755, uid: owner });
}
