import { execForm } from '../../repository/dockerfile.js';
import { globSource, ignoredBy } from './ignored.js';
import type { Tracing } from './tracing.js';
import { nameOf } from './path.js';
import { commandsOf } from './shell.js';
import { expand } from './variables.js';

/** Carries out `COPY` and `ADD`: the files of the context that it means arrive where it says. */
export function copyInto(tracing: Tracing, value: string, line: number): void {
  const { flags, words } = wordsOf(value);
  const known = words.map((word) => expand(word, tracing.environment)[0] ?? word);
  const destination = known.at(-1);
  if (known.length < 2 || destination === undefined) return;
  const sources = known.slice(0, -1);
  const target = tracing.resolve(destination, line);
  const executable = flags.some((flag) => /^--chmod=(?:\d*[1357]\d\d|.*\+.*x)$/.test(flag));
  const into = destination.endsWith('/') || tracing.folders.has(target) || sources.length > 1;
  for (const source of sources) {
    if (flags.some((flag) => flag.startsWith('--from=')) || isElsewhere(source)) {
      // What it brings is not known here; a file of that name is taken to be there.
      tracing.addFile(into ? join(target, nameOf(source)) : target, made(line));
      continue;
    }
    const found = filesOf(tracing, source);
    if (found.files.length === 0) {
      if (!isBinary(source)) tracing.missing.push({ source, line, ignored: found.ignored });
      // One mistake is enough: what follows is judged as if the file were there.
      tracing.addFile(into ? join(target, nameOf(source)) : target, made(line));
      continue;
    }
    for (const { path, below } of found.files) {
      const inFolder = below !== undefined || into || found.files.length > 1;
      const file = tracing.repository.get(path);
      tracing.addFile(inFolder ? join(target, below ?? nameOf(path)) : target, {
        source: path,
        executable: executable || file?.executable === true,
        converted: false,
        line,
      });
    }
  }
}

/** A file that the repository does not have. */
function made(line: number): { source: undefined; executable: true; converted: true; line: number } {
  return { source: undefined, executable: true, converted: true, line };
}

/** The flags and the paths of a `COPY`, in either of its forms. */
function wordsOf(value: string): { flags: string[]; words: readonly string[] } {
  const flags: string[] = [];
  let rest = value;
  for (let flag; (flag = /^--\S+\s*/.exec(rest)) !== null; rest = rest.slice(flag[0].length))
    flags.push(flag[0].trim());
  return { flags, words: execForm(rest) ?? commandsOf(rest)[0]?.words ?? [] };
}

interface Found {
  /** With the path below the folder that was named, where a folder was. */
  readonly files: readonly { readonly path: string; readonly below: string | undefined }[];
  readonly ignored: boolean;
}

/** What a source means: a file, a folder, or a pattern for either. */
function filesOf({ repository, context }: Tracing, source: string): Found {
  const inside = source.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
  const pattern = new RegExp(`^${globSource(inside)}(?:/(.+))?$`);
  const isIgnored = ignoredBy(repository.get(`${context}/.dockerignore`)?.text ?? '');
  const all = [...repository.keys()]
    .filter((path) => path.startsWith(`${context}/`))
    .map((path) => ({ path, inContext: path.slice(context.length + 1) }))
    .flatMap(({ path, inContext }) => {
      if (inside === '' || inside === '.') return [{ path, inContext, below: inContext }];
      const match = pattern.exec(inContext);
      return match === null ? [] : [{ path, inContext, below: match[1] }];
    });
  const files = all.filter(({ inContext }) => !isIgnored(inContext));
  return { files, ignored: all.length > files.length };
}

function isElsewhere(source: string): boolean {
  return /^(?:[a-z]+:\/\/|git@|<<)/i.test(source) || source.includes('$');
}

/** What is no text is not among the files that are read of a repository. */
function isBinary(source: string): boolean {
  return /\.(?:gz|tgz|xz|bz2|zip|tar|deb|rpm|apk|png|jpe?g|gif|ico|pdf|woff2?|jar|so|bin)$/i.test(source);
}

function join(folder: string, below: string): string {
  return folder === '/' ? `/${below}` : `${folder}/${below}`;
}
