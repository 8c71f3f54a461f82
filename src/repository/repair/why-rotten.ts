import { parseImageName } from './image-name.js';

/**
 * What is known of a base of the course that no Dockerfile can stand on any more, as the end of a sentence that begins
 * with its name.
 */
export function whyRotten(image: string): string {
  const { repository, tag } = parseImageName(image);
  const version = Number(/^\d+(?:\.\d+)?/.exec(tag)?.[0] ?? Infinity);
  if (/alpine/.test(tag))
    return 'has the C library of Alpine, on which Node.js of the course’s download does not run';
  if (repository === 'node' && version < 1) {
    return 'is stored in a form that engines no longer pull, and the packages of its Debian have gone to the archive';
  }
  if (repository === 'haproxy' && version < 2.2) {
    return 'is not made any more, and the packages of its Debian have gone to the archive';
  }
  if (repository === 'haproxy' && version < 2.4) return 'is not made any more, and its Debian is at its end';
  if (repository === 'haproxy') return 'runs as somebody who may not install anything';
  return 'has a link for /bin, which the archive of s6-overlay replaces by a folder without a shell';
}
