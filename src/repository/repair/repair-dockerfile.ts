import { createTwoFilesPatch } from 'diff';
import type { RotCode } from '../repository.js';
import { baseImages, type BaseName } from './base-images.js';
import { parseImageName } from './image-name.js';
import { whyRotten } from './why-rotten.js';

/** The images that stand in for bases of the course, by what they stand in for. */
export const substitutes = { haproxy: 'ait-lab/course-haproxy', node: 'ait-lab/course-node' } as const;

export type SubstituteName = keyof typeof substitutes;

/** A Dockerfile with other bases; nothing else of it is changed. */
export interface RepairedDockerfile {
  readonly text: string;
  readonly changes: readonly RepairedLine[];
  /** The change as a unified patch. */
  readonly patch: string;
}

export interface RepairedLine {
  readonly code: RotCode;
  /** Counted from 1. */
  readonly line: number;
  readonly from: string;
  readonly to: string;
  readonly substitute: SubstituteName;
  /** Why the line has to be another one, one sentence. */
  readonly why: string;
}

/**
 * Puts substitutes in the place of the bases that a Dockerfile stands on.
 *
 * @param file as the patch is to call it: `ha/Dockerfile`
 * @returns `undefined` when it stands on none that has a substitute
 */
export function repairDockerfile(file: string, text: string): RepairedDockerfile | undefined {
  const lines = text.split('\n');
  const changes = baseImages(text).flatMap((base): RepairedLine[] => {
    const { repository } = parseImageName(base.image);
    if (!isSubstituted(repository)) return [];
    const to = substitutes[repository];
    putInPlace(lines, base, to);
    const why = `${base.image} ${whyRotten(base.image)}`;
    return [{ code: 'base-image', line: base.line, from: base.image, to, substitute: repository, why }];
  });
  if (changes.length === 0) return undefined;
  const repaired = lines.join('\n');
  const patch = createTwoFilesPatch(file, file, text, repaired).replace(/^(?:Index: .*\n)?=+\n/, '');
  return { text: repaired, changes, patch };
}

function isSubstituted(repository: string): repository is SubstituteName {
  return Object.hasOwn(substitutes, repository);
}

/** The platform goes, too: a substitute is there for the machine's own one alone. */
function putInPlace(lines: string[], { written, platform, line }: BaseName, image: string): void {
  const words: readonly (readonly [string | undefined, string])[] = [
    [platform, ''],
    [written, image],
  ];
  let at = line - 1;
  for (const [word, instead] of words) {
    if (word === undefined) continue;
    // An instruction may go on in further lines.
    while (at < lines.length - 1 && !wordIn(lines[at] ?? '', word)) at++;
    lines[at] = (lines[at] ?? '').replace(wordPattern(word), (_, before: string) =>
      instead === '' ? '' : `${before}${instead}`,
    );
  }
}

function wordIn(line: string, word: string): boolean {
  return wordPattern(word).test(line);
}

function wordPattern(word: string): RegExp {
  return new RegExp(`(^|\\s+)${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?=\\s|$)`);
}
