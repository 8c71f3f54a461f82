import { z } from 'zod';
import { notReadSchema } from './not-read.js';
import { count, names, task } from './parts.js';
import { contentKindSchema } from './sighting.js';

const ofRun = { task, ended: z.string().describe('when the run ended, ISO 8601') };
const addresses = {
  addresses: names.describe('as they are written, four at most'),
  more: count.describe('how many there are beside these'),
};

const unread = [
  z.strictObject({ code: z.literal('passed-over'), why: notReadSchema }),
  z.strictObject({ code: z.literal('skipped'), why: notReadSchema }),
  z.strictObject({ code: z.literal('lfs-pointer'), count }),
] as const;

const beside = [z.strictObject({ code: z.literal('more-findings'), count })] as const;

const ofManifests = [
  z.strictObject({ code: z.literal('manifest-missing'), task }),
  z.strictObject({
    code: z.literal('run-not-passed'),
    task,
    outcome: z.enum(['failed', 'timed-out', 'interrupted']),
    failure: z.string().optional().describe('in English, as the manifest tells it'),
  }),
  z.strictObject({ code: z.literal('file-missing'), ...ofRun }),
  z.strictObject({ code: z.literal('file-empty'), ...ofRun }),
  z.strictObject({ code: z.literal('file-changed'), ...ofRun }),
  z.strictObject({ code: z.literal('file-not-listed'), ...ofRun }),
] as const;

const inCaptures = [
  z.strictObject({ code: z.literal('noise-ansi') }),
  z.strictObject({ code: z.literal('noise-utf-16') }),
  z.strictObject({ code: z.literal('noise-latin-1') }),
  z.strictObject({ code: z.literal('noise-control-characters') }),
  z.strictObject({ code: z.literal('refused') }),
  z.strictObject({ code: z.literal('inspect-not-json') }),
  z.strictObject({ code: z.literal('inspect-cut') }),
  z.strictObject({ code: z.literal('ps-without-header') }),
  z.strictObject({ code: z.literal('literal-echo') }),
  z.strictObject({ code: z.literal('id-as-number') }),
  z.strictObject({ code: z.literal('handler-not-found') }),
  z.strictObject({ code: z.literal('endless-join') }),
] as const;

const amongCaptures = [
  z.strictObject({ code: z.literal('same-file-twice'), count: count.describe('of the files') }),
  z.strictObject({ code: z.literal('same-file-in-two-tasks'), tasks: z.array(task) }),
  z.strictObject({ code: z.literal('other-run'), task, ids: names }),
  z.strictObject({ code: z.literal('hosts-of-other-run'), task, hosts: names }),
  z.strictObject({ code: z.literal('named-otherwise'), named: contentKindSchema, holds: contentKindSchema }),
  z.strictObject({ code: z.literal('still-running') }),
  z.strictObject({
    code: z.literal('nodes-disagree'),
    unlisted: names.describe('in the configuration and not in /nodes'),
    unserved: names.describe('in /nodes and not in the configuration'),
  }),
  z.strictObject({ code: z.literal('ghost-server'), live: names, ghosts: names }),
  z.strictObject({ code: z.literal('same-as-another-hand-in'), others: names }),
] as const;

const besideOwnCode = {
  handedIn: z.string().describe('a line of what was handed in'),
  own: z.string().describe('the line most like it of what the code makes'),
  lines: z.int().min(1).describe('how many lines of it are like that'),
};
const ofOtherCode = [
  z.strictObject({ code: z.literal('handlers-say-otherwise'), ...besideOwnCode }),
  z.strictObject({ code: z.literal('configuration-of-another'), ...besideOwnCode }),
] as const;

const inReport = [
  z.strictObject({ code: z.literal('same-picture'), tasks: z.array(task) }),
  z.strictObject({ code: z.literal('picture-not-shown'), count }),
  z.strictObject({
    code: z.literal('dead-link'),
    ...addresses,
    elsewhere: z.boolean().describe('whether a file of that name lies in another folder'),
  }),
  z.strictObject({ code: z.literal('link-case'), ...addresses }),
  z.strictObject({ code: z.literal('link-spelling'), ...addresses }),
  z.strictObject({ code: z.literal('todo'), heading: z.string() }),
  z.strictObject({ code: z.literal('chapter-missing'), task }),
] as const;

/** What contradicts itself in a hand-in, is damaged, or would make a reader stumble; its code is the name of the rule. */
export const problemSchema = z
  .discriminatedUnion('code', [
    ...beside,
    ...unread,
    ...ofManifests,
    ...inCaptures,
    ...amongCaptures,
    ...ofOtherCode,
    ...inReport,
  ])
  .meta({ id: 'problem' });

/** What a finding tells: a `code` and its fields. `docs/check.schema.json` lists them all. */
export type Problem = z.infer<typeof problemSchema>;
