import type { Nothing, NotRead } from '../../codes/not-read.js';
import { sizeText } from '../size-text.js';
import type { Wording } from '../wording.js';

const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** Why something was not looked at, as the end of a sentence. */
export const notRead: Wording<NotRead> = {
  'symbolic-link': () => 'a symbolic link',
  'no-regular-file': () => 'no file: a device, a socket or a pipe',
  unreadable: ({ error }) => `cannot be read${error === undefined ? '' : ` (${error})`}`,
  'too-deep': () => 'it lies too deep',
  'too-many-files': () => 'there are too many files before it',
  'too-many-entries': ({ read }) => `has more than ${read} entries; the rest`,
  further: ({ count }) => `${count} more were passed over`,
  'too-large': ({ bytes }) => `too large (${sizeText(bytes, units, '.')})`,
  'too-many-bytes': () => 'there is too much before it',
  'too-much-text': () => 'there is too much text before it',
  'time-is-up': () => 'reading the files before it took too long',
  'time-for-documents-is-up': () => 'reading the PDFs before it took too long',
  'too-many-pages': () => 'it has too many pages',
  password: () => 'it asks for a password',
  damaged: () => 'it is damaged',
  'takes-too-long': () => 'reading it takes too long',
  'takes-too-much-memory': () => 'reading it takes too much memory',
  'git-lfs': () => 'Git LFS has left a pointer in its place',
};

/** Why there is nothing in a folder that could be judged, as the end of a sentence. */
export const nothing: Wording<Nothing> = {
  'gave-up': ({ error }) => `ait-lab failed at it, which is no fault of the hand-in: ${error}`,
  'no-folder': () => 'no such folder',
  'not-a-folder': () => 'not a folder',
  unreadable: ({ error }) => `cannot be read (${error})`,
  'no-file': () => 'it holds no file',
  'no-trace': () => 'it holds no trace of the lab',
};
