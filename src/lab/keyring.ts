import { randomBytes } from 'node:crypto';
import { listContainers } from '../docker/container.js';
import { readContainerFile, writeContainerFile } from '../docker/file.js';
import type { LabDescription } from '../scenario/lab-description.js';
import type { LabAccess } from './lab-access.js';

/** Where an agent finds the key of its gossip, and who may read it. */
export type GossipKey = NonNullable<LabDescription['gossipKey']>;

/** The keyring of a lab that exists, or a new one: 32 random bytes in Serf's own format. */
export async function findKeyring({ engine, topology }: LabAccess, { path }: GossipKey): Promise<string> {
  const nodes = await listContainers(engine, { network: [topology.network] });
  for (const { Id } of nodes) {
    const found = await readContainerFile(engine, Id, path);
    if (found) return found.toString('utf8');
  }
  return JSON.stringify([randomBytes(32).toString('base64')]);
}

/** Gives a container the keyring before it starts: in a file, since what is in its environment shows in `docker inspect`. */
export async function provideKeyring(
  { engine }: LabAccess,
  container: string,
  { path, owner }: GossipKey,
  keyring: string,
): Promise<void> {
  await writeContainerFile(engine, container, path, keyring, { mode: 0o400, uid: owner });
}
