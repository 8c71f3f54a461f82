import MarkdownIt from 'markdown-it/dist/markdown-it.min.js';
import { markdownSegments } from './markdown-segments.js';

/**
 * Markdown that somebody wrote, with nothing in it that a browser would carry out: HTML becomes text, and a link to
 * anything but http, https, mailto or a file loses its target.
 */
export function safeProse(markdown: string): string {
  const disarmed = markdownSegments(markdown)
    .map(({ kind, source }) => (kind === 'text' ? disarm(source) : source))
    .join('');
  // Where two readers of Markdown may see code in different places, there is none: rather a stray sign than a script.
  return isHarmless(disarmed) ? disarmed : disarmAll(markdown);
}

function disarm(text: string): string {
  return text
    .replace(
      /(\\[\s\S])|<(?!(?:https?:\/\/|mailto:)[^\s<>]*>)/gi,
      (match, escaped?: string) => escaped ?? `\\${match}`,
    )
    .replace(/\](\(\s*(?:\\?<)?\s*([^)\s]*))/g, (match, rest: string, target: string) =>
      isSafeTarget(target) ? match : `]\\${rest}`,
    )
    .replace(
      /^([ \t>]*)(\[[^\]\n]+\]:\s*(?:\\?<)?\s*(\S*))/gm,
      (match, before: string, rest: string, target: string) =>
        isSafeTarget(target) ? match : `${before}\\${rest}`,
    );
}

function disarmAll(markdown: string): string {
  return markdown.replaceAll('<', '&lt;').replaceAll('](', ']&#40;').replaceAll(/\]:/g, ']&#58;');
}

function isSafeTarget(target: string): boolean {
  return /^(https?:\/\/|mailto:|#)/i.test(target) || !/[:&\\]/.test(target);
}

let reader: MarkdownIt | undefined;

/** Sees everything that any reader of Markdown might see: HTML, and links to wherever. */
function trustingReader(): MarkdownIt {
  const made = new MarkdownIt({ html: true });
  made.validateLink = () => true;
  return made;
}

function isHarmless(markdown: string): boolean {
  reader ??= trustingReader();
  return reader.parse(markdown, {}).every((block) =>
    [block, ...(block.children ?? [])].every(({ type, attrs }) => {
      const target = (attrs ?? []).find(([name]) => name === 'href' || name === 'src')?.[1] ?? '';
      const scheme = /^\s*([^/?#]*?):/.exec(target)?.[1];
      return !type.startsWith('html_') && /^(https?|mailto)?$/i.test(scheme ?? '');
    }),
  );
}
