/** A test whether a `.dockerignore` leaves a file out of the build; paths are from the folder that it is in. */
export function ignoredBy(dockerignore: string): (path: string) => boolean {
  const rules = dockerignore
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, back = '', pattern = ''] = /^(!?)\s*\/*(.*?)\/*$/.exec(line) ?? [];
      return { ignores: back === '', pattern: new RegExp(`^${globSource(pattern)}(?:/|$)`) };
    });
  // The last rule that fits decides.
  return (path) => rules.findLast(({ pattern }) => pattern.test(path))?.ignores ?? false;
}

/** A pattern with `*`, `?` and `**` as the text of a regular expression. */
export function globSource(pattern: string): string {
  return pattern
    .split(/(\*\*\/?|\*|\?|\[[^\]]+\])/)
    .map((part) => {
      if (part.startsWith('**')) return '.*';
      if (part === '*') return '[^/]*';
      if (part === '?') return '[^/]';
      return simpleClass.test(part) ? part.replace('[!', '[^') : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    })
    .join('');
}

/** What another set of characters means is left to the builder: here it stands for itself. */
const simpleClass = /^\[[!^]?(?:a-z|A-Z|0-9|\w)+\]$/;
