import type { RecordedFile } from '../input.js';

/** A file that is there, under its name in the task's folder. */
export type NamedFile = readonly [name: string, file: RecordedFile];
