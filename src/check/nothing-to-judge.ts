import type { Nothing } from './codes/not-read.js';
import type { FileContent, HandIn } from './hand-in.js';

/** Why there is nothing in a folder that could be judged; `undefined` when there is a trace of a lab. */
export function nothingToJudge({ files }: HandIn): Nothing | undefined {
  if (files.length === 0) return { code: 'no-file' };
  const isLab = files.some(({ path, content }) => labPath.test(path) || tellsOfLab(content));
  return isLab ? undefined : { code: 'no-trace' };
}

const labPath = /(^|\/)((ha|webapp)\/Dockerfile|logs?\/task[ _-]?\d[^/]*\/[^/]|ait-lab\.yaml$)/i;

/** Characters of a file that are looked at. */
const much = 200_000;

function tellsOfLab(content: FileContent): boolean {
  const texts =
    content.kind === 'text'
      ? [content.text]
      : content.kind === 'document'
        ? content.pages.map(({ text }) => text)
        : [];
  return texts.some((text) => {
    const beginning = text.slice(0, much);
    return /haproxy/i.test(beginning) && /\b(serf|s6)\b/i.test(beginning);
  });
}
