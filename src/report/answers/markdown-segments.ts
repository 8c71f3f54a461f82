/** A piece of a Markdown text. */
interface MarkdownSegment {
  readonly kind: 'text' | 'fence' | 'span' | 'comment';
  readonly source: string;
}

/**
 * Cuts Markdown into prose, code and comments, which joined together are the text again. Where a reader's Markdown may
 * disagree about what is code, such as a span across a line's end or a cell's border, or one of thousands of characters, it counts as prose.
 */
export function markdownSegments(markdown: string): MarkdownSegment[] {
  const segments: MarkdownSegment[] = [];
  let end = 0;
  const add = (kind: MarkdownSegment['kind'], source: string): void => {
    const last = segments.at(-1);
    if (source === '') return;
    if (kind === 'text' && last?.kind === 'text') {
      segments[segments.length - 1] = { kind, source: last.source + source };
    } else segments.push({ kind, source });
  };
  const lastClosing = markdown.lastIndexOf('-->');
  const matcher = new RegExp(special, 'gm');
  for (let match = matcher.exec(markdown); match; match = matcher.exec(markdown)) {
    const { index } = match;
    const [found, fence, ticks] = match;
    add('text', markdown.slice(end, index));
    // To look for the end of each that has none would take time that grows with its square.
    const isComment = found === '<!--' && index + found.length <= lastClosing;
    end = isComment ? markdown.indexOf('-->', index + found.length) + 3 : index + found.length;
    matcher.lastIndex = end;
    add(fence ? 'fence' : ticks ? 'span' : isComment ? 'comment' : 'text', markdown.slice(index, end));
  }
  add('text', markdown.slice(end));
  return segments;
}

const special = [
  String.raw`^[ \t]*(\x60{3,}|~{3,})[^\n]*(?:\n[\s\S]*?^[ \t]*\1[\x60~]*[ \t]*$|[\s\S]*(?![\s\S]))`,
  String.raw`\\[\s\S]`,
  String.raw`<!--`,
  String.raw`(?<!\x60)(\x60+)(?!\x60)(?:\\\||[^\n|]){0,4000}?(?<!\x60)\2(?!\x60)`,
].join('|');
