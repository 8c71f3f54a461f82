import { z } from 'zod';
import { path } from './parts.js';

/** What a verdict rests on that a person had better look at. */
export const doubtSchema = z
  .discriminatedUnion('code', [
    z.strictObject({
      code: z.literal('name-alone'),
      path: path.describe('a file of which nothing but its name, or that of its folder, tells what it is'),
    }),
    z.strictObject({
      code: z.literal('order-alone'),
      path: path.describe('one of several files that neither name nor content tells apart'),
    }),
    z.strictObject({
      code: z.literal('picture-unread'),
      path: path.describe('a picture, a film, or what shows one from elsewhere'),
    }),
    z.strictObject({
      code: z.literal('lies-elsewhere'),
      path: path.describe('what shows it, in another place than the one where it is asked for'),
    }),
    z.strictObject({
      code: z.literal('several-candidates'),
      others: z.array(path).describe('files for the same item that show something else'),
    }),
    z.strictObject({
      code: z.literal('several-repositories'),
      others: z.array(z.string()).describe('other repositories that the report names, owner/name'),
    }),
  ])
  .meta({ id: 'doubt' });

/** What a verdict rests on that a person had better look at: a `code` and its fields. `docs/check.schema.json` lists them all. */
export type Doubt = z.infer<typeof doubtSchema>;
