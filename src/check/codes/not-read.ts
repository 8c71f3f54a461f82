import { z } from 'zod';
import { count } from './parts.js';

/** Why something of a hand-in was not looked at, or not to its end. */
export const notReadSchema = z
  .discriminatedUnion('code', [
    z.strictObject({ code: z.literal('symbolic-link') }),
    z.strictObject({ code: z.literal('hard-link') }),
    z.strictObject({ code: z.literal('no-regular-file') }),
    z.strictObject({ code: z.literal('leads-outside') }),
    z.strictObject({ code: z.literal('impossible-name') }),
    z.strictObject({ code: z.literal('same-name') }),
    z.strictObject({
      code: z.literal('unreadable'),
      error: z.string().optional().describe('such as EACCES'),
    }),
    z.strictObject({ code: z.literal('too-deep') }),
    z.strictObject({ code: z.literal('too-many-files') }),
    z.strictObject({ code: z.literal('too-many-entries'), read: count }),
    z.strictObject({ code: z.literal('further'), count }),
    z.strictObject({ code: z.literal('too-large'), bytes: count }),
    z.strictObject({ code: z.literal('too-many-bytes') }),
    z.strictObject({ code: z.literal('too-much-text') }),
    z.strictObject({ code: z.literal('time-is-up') }),
    z.strictObject({ code: z.literal('time-for-documents-is-up') }),
    z.strictObject({ code: z.literal('too-many-pages') }),
    z.strictObject({ code: z.literal('password') }),
    z.strictObject({ code: z.literal('damaged') }),
    z.strictObject({ code: z.literal('takes-too-long') }),
    z.strictObject({ code: z.literal('takes-too-much-memory') }),
    z.strictObject({ code: z.literal('git-lfs') }),
  ])
  .meta({ id: 'notRead' });

/** Why a file was not read, or not to its end: a `code` and its fields. `docs/check.schema.json` lists them all. */
export type NotRead = z.infer<typeof notReadSchema>;

/** Why nothing in a folder can be judged. */
export const nothingSchema = z
  .discriminatedUnion('code', [
    z.strictObject({ code: z.literal('no-folder') }),
    z.strictObject({ code: z.literal('not-a-folder') }),
    z.strictObject({ code: z.literal('unreadable'), error: z.string().describe('such as EACCES') }),
    z.strictObject({ code: z.literal('no-file') }),
    z.strictObject({ code: z.literal('no-trace') }),
    z.strictObject({ code: z.literal('not-followed') }),
    z.strictObject({ code: z.literal('no-archive') }),
    z.strictObject({ code: z.literal('archive-kind'), kind: z.string().describe('such as 7z') }),
    z.strictObject({ code: z.literal('archive-encrypted') }),
    z.strictObject({
      code: z.literal('archive-damaged'),
      detail: z.string().describe('what the library says of it'),
    }),
    z.strictObject({ code: z.literal('archive-bomb'), ratio: count }),
    z.strictObject({ code: z.literal('archive-too-large'), most: count.describe('bytes, unpacked') }),
    z.strictObject({ code: z.literal('archive-too-many'), most: count.describe('files and folders') }),
    z.strictObject({ code: z.literal('archive-too-slow'), seconds: count }),
    z.strictObject({ code: z.literal('archive-nested') }),
    z.strictObject({ code: z.literal('several-archives'), count }),
    z.strictObject({
      code: z.literal('not-unpacked'),
      error: z.string().describe('of this machine, such as ENOSPC'),
    }),
    z.strictObject({ code: z.literal('gave-up'), error: z.string().describe('what went wrong in ait-lab') }),
  ])
  .meta({ id: 'nothing' });

export type Nothing = z.infer<typeof nothingSchema>;
