import { Failed } from '../../failure.js';
import type { Target } from './recording.js';

/** Throws unless the target is a port of this machine's loopback address: a load is for nobody else. */
export function refuseStrangers({ host, port }: Target): void {
  if (host === '127.0.0.1' && Number.isInteger(port) && port > 0 && port < 65536) return;
  throw new Failed({
    reason: 'usage',
    message: `load goes to a port of 127.0.0.1 only, not to ${host}:${port}`,
  });
}
