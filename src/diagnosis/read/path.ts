import { posix } from 'node:path';

/** An absolute path within a container: without `.`, `..` and a slash at its end. */
export function absolute(path: string, folder = '/'): string {
  const whole = posix.resolve(folder.startsWith('/') ? folder : '/', path);
  // Debian's images have the one as a link to the other.
  return whole.replace(/^\/run(?=\/|$)/, '/var/run');
}

/** The last part of a path: `run`. */
export function nameOf(path: string): string {
  return posix.basename(path);
}

/** The folder of a path: `/etc/services.d/ha`. */
export function folderOf(path: string): string {
  return posix.dirname(path);
}
