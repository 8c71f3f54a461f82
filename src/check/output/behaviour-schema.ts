import { z } from 'zod';
import { behaviourStatuses, questionIds } from '../question.js';
import { overrideSchema, pointsSchema } from './class-schemas.js';

/** What `check --run` says of one question. */
export const behaviourSchema = z.strictObject({
  id: z.enum(questionIds),
  status: z.enum(behaviourStatuses),
  expected: z.string().describe('what has to be seen; where it fails, the first thing that was not'),
  seen: z.string(),
  reason: z.string().describe('why it fails, or why nobody could see; empty where it works or no rule knows'),
  file: z.string().optional().describe('where the reason is, from the folder of the lab'),
  line: z.int().min(1).optional(),
  hint: z.string(),
  seconds: z.number().min(0).describe('what looking for the answer took'),
  override: overrideSchema(behaviourStatuses).optional(),
  points: pointsSchema.optional(),
});
