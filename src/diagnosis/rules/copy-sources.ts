import { nearestWithin } from '../../scenario/suggestion.js';
import type { Image } from '../read/image.js';
import { nameOf } from '../read/path.js';
import { mistake, type Rule } from '../rule.js';
import type { Seen } from '../cause.js';

/** A `COPY` of what is not there, or of what `.dockerignore` leaves out. */
export const copySources: Rule = ({ files, ha, webapp }, seen) =>
  [ha, webapp].flatMap((image) =>
    image.missing
      .filter(({ source }) => isConfirmed(seen, image, source))
      .map(({ source, line, ignored }) =>
        mistake(
          ignored
            ? { code: 'copy-source-ignored', source, dockerignore: `${image.role}/.dockerignore` }
            : { code: 'copy-source-missing', source, instead: similar([...files.keys()], image, source) },
          image.dockerfile,
          line,
          ['build'],
        ),
      ),
  );

/** A build that has failed names what it has not found. */
function isConfirmed({ build }: Seen, image: Image, source: string): boolean {
  if (build?.dockerfile !== image.dockerfile) return true;
  return build.lines.some((line) => line.includes(nameOf(source)));
}

/** What the context has of nearly that name, or of that name in another folder. */
function similar(files: readonly string[], { role }: Image, source: string): string | undefined {
  const inContext = files
    .filter((file) => file.startsWith(`${role}/`))
    .map((file) => file.slice(role.length + 1));
  const folders = inContext.flatMap((file) => foldersOf(file));
  const known = [...new Set([...inContext, ...folders])];
  const plain = (path: string): string => nameOf(path).toLowerCase().replace(/[\W_]/g, '');
  return (
    known.find((path) => plain(path) === plain(source)) ??
    nearestWithin(2, source.replace(/^\.?\/+|\/+$/g, ''), known)
  );
}

function foldersOf(file: string): string[] {
  const parts = file.split('/');
  return parts.slice(0, -1).map((_, at) => parts.slice(0, at + 1).join('/'));
}
