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

/** A file of the context with nearly that name, or one of that name in another folder. */
function similar(files: readonly string[], { role }: Image, source: string): string | undefined {
  const inContext = files
    .filter((file) => file.startsWith(`${role}/`))
    .map((file) => file.slice(role.length + 1));
  const plain = (path: string): string =>
    nameOf(path)
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '');
  const stem = (path: string): string => nameOf(path).toLowerCase().split('.')[0] ?? '';
  return (
    inContext.find((file) => plain(file) === plain(source)) ??
    inContext.find((file) => stem(file) === stem(source) && source.includes('.'))
  );
}
