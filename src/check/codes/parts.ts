import { z } from 'zod';
import { taskNumbers } from '../item.js';

/** What the fields of several codes are made of. */
export const path = z.string().describe("path of a file, relative to the hand-in's folder, with /");
export const place = z
  .strictObject({ file: path, line: z.int().min(1).optional() })
  .describe('where something stands in the report; a line is counted from 1, in a PDF it is the page');
export const task = z.literal(taskNumbers);
export const count = z.int().min(0);
export const names = z.array(z.string());

export type Place = z.infer<typeof place>;
