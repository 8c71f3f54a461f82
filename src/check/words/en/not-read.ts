import type { Nothing, NotRead } from '../../codes/not-read.js';
import { sizeText } from '../size-text.js';
import type { Wording } from '../wording.js';

const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** Why something was not looked at, as the end of a sentence. */
export const notRead: Wording<NotRead> = {
  'symbolic-link': () => 'a symbolic link',
  'hard-link': () => 'a link to another file',
  'leads-outside': () => 'its name leads out of the folder',
  'impossible-name': () => 'its name is too long, or one that no file can have',
  'same-name': () => 'another file or folder has its name',
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
  'not-followed': () => 'a link, or no file at all, which is not followed; name what it leads to',
  'no-archive': () => 'neither a folder nor an archive; name the folder that it belongs to',
  'archive-kind': ({ kind }) =>
    `archives of this kind (${kind}) are not unpacked; unpack it and name the folder, or have it handed in as .zip or .tar.gz`,
  'archive-encrypted': () => 'the archive asks for a password; have it handed in again without one',
  'archive-damaged': ({ detail }) =>
    `the archive is damaged or cut off (${detail}); download it again, or have it handed in again`,
  'archive-bomb': ({ ratio }) =>
    `what the archive holds is more than ${ratio} times as large as it: nobody hands in such a thing, and it is not unpacked`,
  'archive-too-large': ({ most }) =>
    `the archive holds more than ${sizeText(most, units, '.')}; unpack it yourself and name the folder`,
  'archive-too-many': ({ most }) =>
    `the archive holds more than ${most} files and folders; unpack it yourself and name the folder`,
  'archive-too-slow': ({ seconds }) =>
    `unpacking it takes more than ${seconds} seconds; unpack it yourself and name the folder`,
  'archive-nested': () => 'it is an archive in an archive in an archive; unpack the outer ones yourself',
  'several-archives': ({ count }) => `it holds ${count} archives and nothing else; name the one that counts`,
  'not-unpacked': ({ error }) =>
    `this machine has no place to unpack it (${error}); let TMPDIR name a folder with more room`,
};
