import type { LetterWords } from '../letter-words.js';
import { listed } from './reasons.js';

const template = `Hello,

{{#nothing}}
Nothing could be judged in what you have handed in as {{hand-in}}: {{nothing}}. Please look whether the right folder was handed in, and hand it in again.
{{/nothing}}
{{^nothing}}
This is about your hand-in {{hand-in}}. Of the {{all}} things that the lab asks for, {{present}} are there and show what is asked.
{{/nothing}}

{{#complete}}
It is complete: you need not do anything.
{{/complete}}

{{#there}}
## What is complete

{{there}}
{{/there}}

{{#missing}}
## What is missing, and how to mend it

{{missing}}
{{/missing}}

{{#fails}}
## What does not work, and why

We have built your lab and started it. This is what it did not do:

{{fails}}
{{/fails}}

{{#works}}
## What works

{{works}}
{{/works}}

{{#not-judged}}
## What we could not see

{{not-judged}}
{{/not-judged}}

{{#contradictions}}
## What a reader would stumble over

{{contradictions}}
{{/contradictions}}

{{#optional}}
## If you like

{{optional}}
{{/optional}}

A program has looked for what is there and whether it shows what is asked. How good an answer is, it does not judge. If you think that it is wrong, please tell us.
`;

/** Letters. */
export const letter: LetterWords = {
  template,
  allThere: (chapters) => `Everything that is asked for in ${listed(chapters)}.`,
  someThere: (chapter, present, all) => `${chapter}: ${present} of ${all}.`,
  statuses: {
    missing: 'is missing',
    'optional-missing': 'is missing',
    empty: 'is a file without content',
    'image-only': 'is there as a picture only, and text is asked for',
    'present-but-wrong': 'is there and does not show what is asked',
  },
  expected: (what) => `What has to be seen: ${what}.`,
  seen: (what) => `What was seen: ${what}.`,
  inFile: (file) => `In ${file}:`,
  more: (count) => `And ${count} more.`,
};
