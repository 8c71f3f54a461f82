import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readContextAsIs } from '../lab/context-as-is.js';
import { runGit } from '../repository/git.js';

/** A digest of all that a judgement of behaviour starts from: both build contexts, and where the history is. */
export async function stateOf(labFolder: string): Promise<string> {
  const contexts = ['ha', 'webapp'].map(async (name) =>
    (await readContextAsIs(join(labFolder, name))).digestOf(),
  );
  const [head, ...digests] = await Promise.all([runGit(labFolder, ['rev-parse', 'HEAD']), ...contexts]);
  return createHash('sha256')
    .update([head?.toString('utf8') ?? '', ...digests].join(' '))
    .digest('hex');
}
