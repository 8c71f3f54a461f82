import { z } from 'zod';
import { itemIds, itemStatuses, taskNumbers } from '../item.js';

const path = z.string().describe("path of a file, relative to the hand-in's folder, with /");

const verdict = z.strictObject({
  id: z.enum(itemIds),
  status: z.enum(itemStatuses),
  evidence: z.array(path).describe('the files that show it, best first'),
  reason: z.string().describe('why, in one sentence'),
  hint: z.string().describe('what to do about it; empty when it is present'),
});

const finding = z.strictObject({
  rule: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  level: z.enum(['error', 'warning', 'note']),
  task: z.literal(taskNumbers).optional(),
  files: z.array(path),
  line: z.int().min(1).optional().describe('line in the first of the files'),
  message: z.string(),
  hint: z.string(),
});

const handIn = z.strictObject({
  name: z.string().describe("last part of the folder's path"),
  root: z.string().describe('folder of the lab within the hand-in, . when it is the hand-in itself'),
  report: z.array(path).describe('the files of the report'),
  items: z.array(verdict),
  findings: z.array(finding).describe('causes before their consequences'),
});

/** What `ait-lab check --json` writes: one hand-in, or several in the order in which their folders were named. */
export const outputSchema = z.union([
  handIn,
  z.strictObject({
    handIns: z.array(handIn),
    nothingToJudge: z.array(z.strictObject({ folder: z.string(), why: z.string() })),
  }),
]);

export type HandInOutput = z.infer<typeof handIn>;
