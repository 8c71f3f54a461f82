import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';

/** What labels carry in place of a workspace's path, which is nobody's business in an `inspect` that is handed in. */
export async function workspaceId(workspace: string): Promise<string> {
  const path = await realpath(workspace).catch(() => workspace);
  return createHash('sha256').update(path).digest('hex').slice(0, 12);
}
