import type { HandIn } from '../check/hand-in.js';
import { readHandIn } from '../check/read/read-hand-in.js';

/**
 * What runs have left in a workspace; the rest of it may be anything. What its pictures show was compared with HAProxy's own
 * word when they were taken, so they are not looked at again.
 *
 * @param known files that have been read already, by their path below the workspace
 */
export function readEvidence(workspace: string, known?: ReadonlyMap<string, Buffer>): Promise<HandIn> {
  return readHandIn(workspace, { only: ['logs', 'report/images'], pixels: 0, ...(known && { known }) });
}
