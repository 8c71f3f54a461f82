import { z } from 'zod';
import { languages } from '../../scenario/language.js';
import { adviceSchema } from '../codes/advice.js';
import { doubtSchema } from '../codes/doubt.js';
import { nothingSchema } from '../codes/not-read.js';
import { path } from '../codes/parts.js';
import { problemSchema } from '../codes/problem.js';
import { reasonSchema } from '../codes/reason.js';
import { alikeSchema } from './alike-schema.js';
import { itemStatuses, taskNumbers } from '../item.js';
import { behaviourSchema } from './behaviour-schema.js';
import { originSchema, overrideSchema, pointsSchema, sumOfPointsSchema } from './class-schemas.js';

const verdict = z.strictObject({
  id: z.string().describe('what the item is called, as the task says'),
  task: z.literal(taskNumbers).optional().describe('the task that it belongs to; absent for a chapter'),
  status: z.enum(itemStatuses),
  evidence: z.array(path).describe('the files that show it, best first'),
  reason: z.string().describe('why, in one sentence'),
  hint: z.string().describe('what to do about it; empty when it is present'),
  because: reasonSchema.describe('the reason as a code, with the fields of which its words are made'),
  advice: adviceSchema.optional().describe('the hint as a code'),
  doubts: z
    .array(doubtSchema)
    .min(1)
    .optional()
    .describe(
      'what the verdict rests on that a person had better look at; absent where its content has decided',
    ),
  look: z.string().optional().describe('the doubts in sentences'),
  override: overrideSchema(itemStatuses).optional(),
  points: pointsSchema.optional().describe('absent where it counts for nothing'),
});

const finding = z.strictObject({
  rule: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  level: z.enum(['error', 'warning', 'note']),
  task: z.literal(taskNumbers).optional(),
  files: z.array(path),
  line: z.int().min(1).optional().describe('line in the first of the files'),
  message: z.string(),
  hint: z.string(),
  because: problemSchema.describe('the message as a code, which is the name of the rule, with its fields'),
});

const handIn = z
  .strictObject({
    name: z.string().describe("last part of the folder's path, or of the archive's"),
    lang: z.enum(languages).describe('of reasons, messages and hints'),
    root: z.string().describe('folder of the lab within the hand-in, . when it is the hand-in itself'),
    report: z.array(path).describe('the files of the report'),
    origin: originSchema.optional(),
    items: z.array(verdict),
    findings: z.array(finding).describe('causes before their consequences'),
    behaviour: z
      .array(behaviourSchema)
      .optional()
      .describe('with --run: what the lab does, seen from outside; a question each'),
    points: sumOfPointsSchema.optional(),
  })
  .meta({ id: 'handIn' });

/** What `ait-lab check --json` writes: one hand-in, or several in the order in which their folders were named. */
export const outputSchema = z.union([
  handIn,
  z.strictObject({
    handIns: z.array(handIn),
    nothingToJudge: z.array(
      z.strictObject({
        folder: z.string().describe('as it was named, with what leads on from there within a class'),
        listed: z
          .strictObject({ file: z.string(), line: z.int().min(1) })
          .optional()
          .describe('the line of a list that names it'),
        why: z.string(),
        because: nothingSchema,
      }),
    ),
    alike: alikeSchema.optional().describe('absent where only some tasks are asked for'),
  }),
]);

export type HandInOutput = z.infer<typeof handIn>;
