import type { MarkdownIt } from 'markdown-it';

/**
 * A plugin: headings begin one level below `env.parentLevel` and go down one level at a time, whatever the author wrote, so that the
 * page's headings are in order.
 */
export function headingsBelow(markdown: MarkdownIt): void {
  markdown.core.ruler.push('headings-below', (state) => {
    const parent = parentLevelOf(state.env);
    // Levels as written, from the outermost heading that is still open to the innermost.
    const open: number[] = [];
    for (const token of state.tokens) {
      if (token.type === 'heading_open') {
        const written = Number(token.tag.slice(1));
        while (open.length > 0 && (open.at(-1) ?? 0) >= written) open.pop();
        open.push(written);
      }
      if (token.type !== 'heading_open' && token.type !== 'heading_close') continue;
      token.tag = `h${Math.min(6, parent + open.length)}`;
    }
  });
}

function parentLevelOf(env: unknown): number {
  const level = typeof env === 'object' && env !== null && 'parentLevel' in env ? env.parentLevel : undefined;
  return typeof level === 'number' ? level : 1;
}
