import { Failed } from '../failure.js';
import { isOwnAddress } from './own-address.js';
import type { Target } from './recording.js';

/** Throws unless the target is a port of this machine: a load is for nobody else. */
export function refuseStrangers({ host, port }: Target): void {
  if (isOwnAddress(host) && Number.isInteger(port) && port > 0 && port < 65536) return;
  throw new Failed({
    reason: 'usage',
    message: `load goes to a port of this machine only, such as 127.0.0.1:80, and not to ${host}:${port}`,
  });
}
