import { z } from 'zod';
import { behaviourStatuses } from '../question.js';
import { itemStatuses } from '../item.js';

const text = z.string().trim().min(1).max(1000);

/** What a person has decided about an item of a hand-in. */
const override = z.strictObject({
  handIn: text.meta({
    description: 'name of its folder; more of its path, with /, where several have the name',
  }),
  item: text.meta({ description: 'id of an item, or of a question of check --run such as B3' }),
  status: z
    .enum([...itemStatuses, ...behaviourStatuses])
    .meta({ description: 'what it counts as from now on' }),
  reason: text.meta({ description: 'why, in a sentence' }),
  by: text.meta({ description: 'name of the person who says so' }),
  date: z.iso
    .date('Invalid date: as in 2026-01-31')
    .optional()
    .meta({ description: 'when, such as 2026-01-31' }),
});

/** A file for `check --overrides`. */
export const overridesFileSchema = z.strictObject({
  overrides: z.array(override).max(2000).meta({ description: 'what a person has decided, one by one' }),
});

export type OverrideEntry = z.infer<typeof override>;
