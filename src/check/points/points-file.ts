import { z } from 'zod';
import { questionIds } from '../question.js';
import { itemStatuses, taskNumbers } from '../item.js';

const points = z.number().min(0).max(1000);
const share = z.number().min(0).max(1);

const taskWords = [...taskNumbers.map(String), 'report'];

/** What counts how much: a file for `check --points`. What it leaves out is as in the points that come with the product. */
export const pointsFileSchema = z.strictObject({
  item: points.optional().meta({ description: 'points of an item of which nothing else is said' }),
  tasks: z.partialRecord(z.enum(taskWords), points).optional().meta({
    description:
      'points of a task (0 to 6, report), shared alike by those of its items that `items` does not name',
  }),
  items: z
    .record(z.string(), points)
    .optional()
    .meta({ description: 'points of an item, by its id; what stands in parentheses may be left out' }),
  optional: z.array(z.string()).optional().meta({
    description: 'items that nobody has to deliver: out of the sum, and a bonus where `items` names them',
  }),
  statuses: z
    .partialRecord(z.enum(itemStatuses), share)
    .optional()
    .meta({ description: 'the share of its points that an item earns with a status, 0 to 1' }),
  behaviour: z
    .partialRecord(z.enum(questionIds), points)
    .optional()
    .meta({ description: 'points of a question of check --run' }),
});

export type PointsFile = z.infer<typeof pointsFileSchema>;

/** Everything that points are counted by. */
export type PointRules = { readonly [K in keyof PointsFile]-?: NonNullable<PointsFile[K]> };
