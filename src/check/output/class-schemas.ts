import { z } from 'zod';

/** Whose a hand-in is. */
export const originSchema = z
  .strictObject({
    members: z.array(z.string()).describe('names that the report gives at its head'),
    authors: z.array(z.string()).optional().describe('who has committed, most commits first'),
    repository: z.string().optional().describe('its address for a browser'),
    lastCommit: z
      .strictObject({
        commit: z.string(),
        date: z.string().describe('ISO 8601, with the time zone'),
        by: z.string().describe('its author'),
      })
      .optional()
      .describe('the commit that is checked out'),
  })
  .describe('whose it is, as far as report and Git tell');

/** What a person has decided in the place of a verdict. */
export function overrideSchema<S extends readonly string[]>(statuses: S) {
  return z
    .strictObject({
      was: z.enum(statuses).describe('the status that was found'),
      reason: z.string(),
      by: z.string(),
      date: z.string().optional().describe('such as 2026-01-31'),
    })
    .describe('what a person has decided; status is theirs, reason and evidence are those of the check');
}

export const pointsSchema = z.strictObject({
  got: z.number().min(0),
  of: z.number().min(0).describe('at most; 0 for a bonus'),
});

export const sumOfPointsSchema = pointsSchema.extend({
  open: z.number().min(0).describe('of questions that nobody could judge, and in neither of the others'),
});
