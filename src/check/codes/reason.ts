import { z } from 'zod';
import { count, names, path, place, task } from './parts.js';
import { sightingSchema } from './sighting.js';

const wanted = z.strictObject({
  kind: z.enum(['ps', 'inspect', 'config', 'nodes', 'serf', 'log']),
  task,
  container: z.string().optional().describe('whose output, for logs and inspects'),
  step: z.string().optional().describe('after whose start; stop after the stop of a web application'),
});

const at = { at: place };
const atOrNowhere = { at: place.optional() };
const question = { question: z.string().describe('its number, such as 4.2') };
const files = { files: z.array(path).describe('the files of the report') };
const heading = { heading: z.string() };
const chapter = { chapter: z.enum(['introduction', 'difficulties', 'conclusion']) };

const captured = [
  z.strictObject({ code: z.literal('file'), path, saw: sightingSchema }),
  z.strictObject({ code: z.literal('other-file'), path, saw: sightingSchema, wanted }),
  z.strictObject({ code: z.literal('nothing-found'), wanted }),
] as const;

const answered = [
  z.strictObject({ code: z.literal('no-report') }),
  z.strictObject({
    code: z.literal('answer'),
    ...at,
    ...question,
    beginning: z.string(),
    whole: z.boolean().describe('whether the beginning is all of it'),
  }),
  z.strictObject({ code: z.literal('only-a-reference'), ...atOrNowhere }),
  z.strictObject({ code: z.literal('no-answer'), ...question, ...files }),
  z.strictObject({ code: z.literal('no-answer-there'), ...at, ...question }),
  z.strictObject({ code: z.literal('no-problem-named'), ...at }),
  z.strictObject({ code: z.literal('answers-m'), ...atOrNowhere }),
  z.strictObject({ code: z.literal('no-answers-m'), ...atOrNowhere }),
  z.strictObject({ code: z.literal('some-answers-m'), ...atOrNowhere, answered: names, open: names }),
] as const;

const chapters = [
  z.strictObject({ code: z.literal('chapter'), ...at, ...heading }),
  z.strictObject({ code: z.literal('no-chapter'), ...chapter, ...files }),
  z.strictObject({ code: z.literal('chapter-without-text'), ...at, ...heading }),
  z.strictObject({ code: z.literal('contents-marker'), path }),
  z.strictObject({ code: z.literal('contents'), ...at, ...heading }),
  z.strictObject({ code: z.literal('links-to-tasks'), path }),
  z.strictObject({ code: z.literal('contents-as-picture'), path }),
  z.strictObject({ code: z.literal('no-contents'), ...files }),
  z.strictObject({ code: z.literal('contents-without-list'), ...at, ...heading }),
] as const;

const others = [
  z.strictObject({ code: z.literal('repository'), ...at, name: z.string() }),
  z.strictObject({ code: z.literal('no-repository'), ...files }),
  z.strictObject({ code: z.literal('alternative'), ...at }),
  z.strictObject({ code: z.literal('no-alternative') }),
  z.strictObject({ code: z.literal('alternative-declined'), ...at }),
  z.strictObject({ code: z.literal('film'), path }),
  z.strictObject({ code: z.literal('link-to-film'), ...at, address: z.string() }),
  z.strictObject({ code: z.literal('demo-told'), ...at }),
  z.strictObject({ code: z.literal('no-demo') }),
] as const;

const screenshots = [
  z.strictObject({ code: z.literal('screenshot'), path, task }),
  z.strictObject({ code: z.literal('screenshot-not-shown'), path, task }),
  z.strictObject({ code: z.literal('no-screenshot'), task }),
  z.strictObject({ code: z.literal('same-screenshot'), path, other: task }),
  z.strictObject({
    code: z.literal('screenshot-of-other-task'),
    task,
    other: task,
    leftOut: path.describe('the picture that is shown nowhere'),
  }),
  z.strictObject({ code: z.literal('screenshot-with-backends'), path, living: count }),
  z.strictObject({ code: z.literal('too-few-in-screenshots'), task, living: count }),
  z.strictObject({ code: z.literal('too-few-in-tables'), path, task, running: count }),
] as const;

/** Why an item has its status. */
export const reasonSchema = z
  .discriminatedUnion('code', [...captured, ...answered, ...chapters, ...others, ...screenshots])
  .meta({ id: 'reason' });

/** Why an item has its status: a `code` and its fields. `docs/check.schema.json` lists them all. */
export type Reason = z.infer<typeof reasonSchema>;
export type Wanted = z.infer<typeof wanted>;
