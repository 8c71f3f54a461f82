/** A piece of a Markdown text. */
interface MarkdownSegment {
  readonly kind: 'text' | 'fence' | 'span' | 'comment';
  readonly source: string;
}

/**
 * Cuts Markdown into prose, code and comments, which joined together are the text again. Where a reader's Markdown may
 * disagree about what is code, such as a span across a line's end or a cell's border, it counts as prose.
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
  for (const match of markdown.matchAll(special)) {
    add('text', markdown.slice(end, match.index));
    const [source, fence, ticks] = match;
    end = match.index + source.length;
    add(fence ? 'fence' : ticks ? 'span' : source.startsWith('<!--') ? 'comment' : 'text', source);
  }
  add('text', markdown.slice(end));
  return segments;
}

const special = new RegExp(
  [
    String.raw`^[ \t]*(\x60{3,}|~{3,})[^\n]*(?:\n[\s\S]*?^[ \t]*\1[\x60~]*[ \t]*$|[\s\S]*(?![\s\S]))`,
    String.raw`\\[\s\S]`,
    String.raw`<!--[\s\S]*?-->`,
    String.raw`(?<!\x60)(\x60+)(?!\x60)(?:\\\||[^\n|])*?(?<!\x60)\2(?!\x60)`,
  ].join('|'),
  'gm',
);
