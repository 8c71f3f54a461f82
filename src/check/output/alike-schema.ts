import { z } from 'zod';
import { count, path } from '../codes/parts.js';

const side = z.strictObject({
  name: z.string().describe('of the hand-in'),
  earlier: z.boolean().describe('whether it is of an earlier year, and not judged'),
  index: count.describe('its place in handIns; those of earlier years are counted on after them'),
});

const place = z.strictObject({
  file: path,
  line: z.int().min(1).describe('of the first word in code; where the answer begins; in a PDF the page'),
  question: z.string().optional().describe('that the text answers'),
  parts: z
    .array(z.strictObject({ text: z.string(), common: z.boolean() }))
    .describe('the text with a little around it, in pieces; common is what the other has, too'),
});

const explanation = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('same-repository'), repository: z.string() }),
  z.strictObject({ code: z.literal('same-sources'), addresses: z.array(z.string()) }),
  z.strictObject({ code: z.literal('one-run') }),
  z.strictObject({ code: z.literal('earlier-year') }),
  z.strictObject({ code: z.literal('no-statement') }),
  z.strictObject({ code: z.literal('few-hand-ins'), compared: count }),
]);

const pair = z.strictObject({
  one: side,
  other: side,
  words: count.describe('in common in passages, without what is common property'),
  wordsOfTheseTwo: count.describe('those of them that stand so in no further hand-in'),
  passages: z
    .array(
      z.strictObject({
        kind: z.enum(['answer', 'code', 'comment']),
        words: count,
        others: count.describe('how many further hand-ins have all of it'),
        one: place,
        other: place,
      }),
    )
    .describe('the rarest first'),
  morePassages: count,
  containers: z.array(z.string()).describe('ids in the captures of both, 12 digits each'),
  moreContainers: count,
  files: z.array(z.strictObject({ one: path, other: path })).describe('with the same bytes'),
  moreFiles: count,
  explanations: z.array(explanation).describe('what explains it beside that one is a copy of the other'),
});

/** What hand-ins have in common. */
export const alikeSchema = z
  .strictObject({
    compared: count.describe('hand-ins, those of earlier years among them'),
    earlier: count,
    most: count.describe('what more hand-ins than this have is common property, and left out'),
    leftOut: z.array(z.string()).describe('hand-ins of which only a part was compared'),
    pairs: z.array(pair).describe('the pair with the rarest in common first; no verdict'),
    morePairs: count.describe('at most so many others have less in common'),
  })
  .meta({ id: 'alike' });
