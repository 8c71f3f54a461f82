import { readDockerfile, type Instruction } from './dockerfile.js';
import type { RepositoryFiles } from './repository-files.js';
import type { Rot, RotCode } from './repository.js';

/** A line of a file that has rotted. */
type Rotten = readonly [code: RotCode, line: number];

/**
 * Finds what worked when the course handed it out and does not any more, in the order of files and lines. It is told by
 * what stands there, and nothing is asked of any registry or archive.
 */
export function findRot(files: RepositoryFiles): Rot[] {
  return [...files]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([file, { text }]) => {
      const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
      const rotten = /^(?:ha|webapp)\/Dockerfile$/.test(file)
        ? inDockerfile(text, lines)
        : lines.flatMap((line, index) => inLine(file, line).map((code): Rotten => [code, index + 1]));
      return rotten.map(([code, line]) => ({ code, file, line, text: lines[line - 1] ?? '' }));
    });
}

function inDockerfile(text: string, lines: readonly string[]): Rotten[] {
  const rotten: Rotten[] = [];
  let base = '';
  for (const { keyword, value, line } of readDockerfile(text)) {
    if (keyword === 'FROM') {
      base =
        value
          .replace(/^(?:--\S+\s+)*/, '')
          .split(/\s/)[0]
          ?.replace(/^(?:docker\.io\/)?library\//, '') ?? '';
      if (isArchived(base)) rotten.push(['base-image', line]);
    } else if (keyword === 'RUN') rotten.push(...inRun({ keyword, value, line }, base, lines));
  }
  return rotten;
}

function inRun({ value, line }: Instruction, base: string, lines: readonly string[]): Rotten[] {
  // The instruction may have many lines; the one with the word is the one to look at.
  const at = (word: RegExp): number => {
    const index = lines.findIndex((text, number) => number >= line - 1 && word.test(text));
    return index < 0 ? line : index + 1;
  };
  const rotten: Rotten[] = [];
  if (isArchived(base) && /\bapt(?:-get)? (?:-\S+ )*update\b/.test(value))
    rotten.push(['package-source', at(/\bapt(?:-get)? .*update/)]);
  const replacesBin =
    /\/s6-overlay\/releases\/download\/v(?:1\.|2\.[01]\.)/.test(value) && !value.includes('--exclude');
  if (replacesBin && isUsrMerged(base)) rotten.push(['s6-overlay-archive', at(/s6-overlay/)]);
  return rotten;
}

function inLine(file: string, line: string): RotCode[] {
  const isScript = /\.sh$|\/run$/.test(file);
  const isConfiguration = /^ha\/.*\.(?:cfg|hbs?|handlebars)$/.test(file);
  if (/^\s*#/.test(line)) return [];
  if (isConfiguration && /^\s*listen\s+\S+\s+[\w.*]*:\d+/.test(line)) return ['listen-with-address'];
  if ((isConfiguration || (isScript && file.startsWith('ha/'))) && /\bS\d+_PORT_\d+_TCP/.test(line))
    return ['link-variables'];
  if (isScript && file.startsWith('webapp/') && /\/etc\/hosts\b/.test(line)) return ['hosts-line'];
  if (file === 'webapp/app/package.json' && isOfNode012(line)) return ['node-0.12-application'];
  return [];
}

/** Packages of 2016 that have a native part, or reach into Node.js, and so need one of its time. */
function isOfNode012(line: string): boolean {
  return /"(?:glob|graceful-fs)":\s*"[~^]?[1-4]\.|"thread-sleep":\s*"[~^]?1\./.test(line);
}

/** Images that no engine pulls any more, or whose distribution is in the archive: wheezy, jessie, stretch, bullseye. */
function isArchived(base: string): boolean {
  if (/-alpine/.test(base)) return false;
  return (
    /^(?:node:(?:0|[4-9]|1[0-5])|haproxy:(?:1|2\.[0-5]))(?:[.-]|$)/.test(base) ||
    /^(?:node|haproxy|debian):(?:.*-)?(?:wheezy|jessie|stretch|buster|bullseye)\b/.test(base)
  );
}

/** Images of Debian in which `/bin` is a link, which is what the newest ones are. */
function isUsrMerged(base: string): boolean {
  return /^(?:node|haproxy)(?::|$)/.test(base) && !isArchived(base) && !/-alpine/.test(base);
}
