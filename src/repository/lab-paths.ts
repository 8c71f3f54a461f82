/** The two folders of a lab that images are built of. */
export const contexts = ['ha', 'webapp'] as const;

/** What Compose looks for, in its order, and what it reads beside the first of them. */
export const composeFiles = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
export const composeOverride = /^(?:docker-)?compose\.override\.ya?ml$/;

/** Whether a path from the folder of the lab belongs to the lab; installed packages are not what somebody has written. */
export function isOfLab(path: string): boolean {
  const [first = '', ...others] = path.split('/');
  if (others.length === 0)
    return first === '.env' || composeFiles.includes(first) || composeOverride.test(first);
  return contexts.some((context) => context === first) && !others.includes('node_modules');
}

/** A file that is bigger than this is none that somebody has written. */
export const mostBytes = 512 * 1024;
/** More files than these are none that somebody has written. */
export const mostFiles = 5000;

/** The text of a file; `undefined` for what is no text or too big. */
export function textOf(content: Buffer): string | undefined {
  return content.length > mostBytes || content.subarray(0, 8000).includes(0)
    ? undefined
    : content.toString('utf8');
}
