import { posix } from 'node:path';

/** A relative address of a file, from a folder from which `way` leads to where it was relative to; any other as it is. */
export function movedAddress(address: string, way: string): string {
  if (way === '' || /^(?:[/\\#?]|[^/?#]*:|$)/.test(address)) return address;
  const [path = ''] = /^[^?#]*/.exec(address) ?? [];
  return posix.normalize(`${way}/${path}`) + address.slice(path.length);
}

/** The same for the addresses in a Markdown text, but for what its fences show. */
export function movedMarkdown(markdown: string, way: string): string {
  let fence = '';
  return markdown
    .split('\n')
    .map((line) => {
      const [mark = ''] = /^\s*(`{3,}|~{3,})/.exec(line)?.slice(1) ?? [];
      if (fence !== '') {
        if (mark.startsWith(fence)) fence = '';
        return line;
      }
      fence = mark;
      return line.replace(
        /(\]\(\s*|^ {0,3}\[[^\]]+\]:\s*)(?:<([^<>]*)>|([^\s()<>]+))/g,
        (_all, before: string, within: string | undefined, plain: string | undefined) =>
          within === undefined
            ? `${before}${movedAddress(plain ?? '', way)}`
            : `${before}<${movedAddress(within, way)}>`,
      );
    })
    .join('\n');
}
