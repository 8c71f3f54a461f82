import { z } from 'zod';

/** What a program has printed, or a browser has shown: a run leaves the file behind. */
export const capturedKinds = [
  'log',
  'handlers-log',
  'rendered',
  'configuration',
  'docker-ps',
  'docker-inspect',
  'nodes',
] as const;
export type CapturedKind = (typeof capturedKinds)[number];

const writtenKinds = ['repository', 'answer', 'answers', 'alternative', 'demonstration'] as const;

/** Chapters of a report beside those of the tasks. */
export const chapterKinds = ['introduction', 'contents', 'difficulties', 'conclusion'] as const;
export type ChapterKind = (typeof chapterKinds)[number];

/** What an item shows, and so how it is judged. */
export type ItemKind = CapturedKind | 'statistics-page' | (typeof writtenKinds)[number] | ChapterKind;

const id = z.string().min(1).max(60).meta({ description: 'what the item is called in every output' });

export const chapterItem = z.strictObject({ id, shows: z.enum(chapterKinds) });

const number = z.string().regex(/^(M\d|\d+\.\d+)$/, 'a number of a deliverable, such as M1 or 4.2');

export const checkedItem = z.strictObject({
  id,
  under: z
    .union([number, z.array(number).min(1)])
    .meta({ description: 'the deliverable that it belongs to; several for one item about all of them' }),
  shows: z
    .enum([...capturedKinds, 'statistics-page', ...writtenKinds])
    .meta({ description: 'the kind of thing' }),
  file: z.string().optional().meta({ description: 'the file of evidence that shows it' }),
  of: z.string().optional().meta({ description: 'of which node, for log and docker-inspect' }),
  after: z
    .string()
    .optional()
    .meta({ description: 'after the start of which node, or `stop` for after the stop of a backend' }),
  joined: z.boolean().optional().meta({ description: 'for log: another node has joined in it' }),
  backends: z.int().min(1).optional().meta({ description: 'so many backends at least are to be seen' }),
  asksForProblem: z.boolean().optional().meta({ description: 'for answer: that there is none is no answer' }),
});

export type CheckedEntry = z.infer<typeof checkedItem>;

/** Something that a hand-in of the lab delivers, with all that has to be known to find and to judge it. */
export interface CheckedItem {
  readonly id: string;
  /** `undefined` for a chapter of the report that belongs to no task. */
  readonly task: number | undefined;
  /** Where it stands in a report: numbers of deliverables, or a chapter. */
  readonly places: readonly string[];
  readonly shows: ItemKind;
  /** Nobody has to deliver it. */
  readonly optional: boolean;
  /** The file that a run leaves for it, and the command that a person would type for it. */
  readonly file: { readonly name: string; readonly command: string } | undefined;
  /** Whose output. */
  readonly of: string | undefined;
  /** After the start of which node; `stop` after the stop of a backend. */
  readonly after: string | undefined;
  /** Another node has joined in it. */
  readonly joined: boolean;
  /** So many backends at least are to be seen. */
  readonly backends: number | undefined;
  /** That there is no problem is no answer. */
  readonly asksForProblem: boolean;
}
