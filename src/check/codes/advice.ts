import { z } from 'zod';
import { path, names, task } from './parts.js';

const capture = {
  task,
  byHand: z.string().describe('the command that captures it by hand'),
};
const question = { question: z.string() };

/** What to do about an item. */
export const adviceSchema = z
  .discriminatedUnion('code', [
    z.strictObject({ code: z.literal('capture'), ...capture }),
    z.strictObject({ code: z.literal('capture-anew'), ...capture }),
    z.strictObject({ code: z.literal('capture-as-text'), ...capture }),
    z.strictObject({ code: z.literal('write-report') }),
    z.strictObject({ code: z.literal('answer'), ...question }),
    z.strictObject({ code: z.literal('answer-in-own-words'), ...question }),
    z.strictObject({ code: z.literal('name-a-problem'), ...question }),
    z.strictObject({
      code: z.literal('answer-m'),
      questions: names.describe('M1 to M6, those that are open'),
    }),
    z.strictObject({
      code: z.literal('add-chapter'),
      chapter: z.enum(['introduction', 'difficulties', 'conclusion']),
    }),
    z.strictObject({ code: z.literal('write-below-heading') }),
    z.strictObject({ code: z.literal('write-contents-as-list') }),
    z.strictObject({ code: z.literal('list-tasks') }),
    z.strictObject({ code: z.literal('name-repository') }),
    z.strictObject({ code: z.literal('name-alternative') }),
    z.strictObject({ code: z.literal('show-demo') }),
    z.strictObject({ code: z.literal('take-screenshot'), task }),
    z.strictObject({ code: z.literal('take-screenshot-of-three'), task }),
    z.strictObject({ code: z.literal('show-screenshot'), path, task }),
  ])
  .meta({ id: 'advice' });

/** What to do about an item: a `code` and its fields. `docs/check.schema.json` lists them all. */
export type Advice = z.infer<typeof adviceSchema>;
