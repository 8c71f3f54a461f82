import type { ItemId } from '../../../src/check/item.js';

/** The parts of a made-up report that its author writes, and the item that each shows. */
export const partItems = {
  introduction: 'R introduction',
  contents: 'R table of contents',
  M1: 'T0.M M1-M6 answers',
  M2: 'T0.M M1-M6 answers',
  M3: 'T0.M M1-M6 answers',
  M4: 'T0.M M1-M6 answers',
  M5: 'T0.M M1-M6 answers',
  M6: 'T0.M M1-M6 answers',
  url: 'T0.2 repo URL',
  '1.2': 'T1.2 difficulties+understanding',
  '2.2': 'T2.2 problem answer',
  '2.3': 'T2.3 Serf/gossip answer',
  '4.1': 'T4.1 RUN layers answer',
  '4.2': 'T4.2 image architecture answer',
  '4.4': 'T4.4 problem answer',
  '5.4': 'T5.4 alternative (optional)',
  '6.2': 'T6.2 feelings/improvements',
  '6.3': 'T6.3 live demo (optional)',
  difficulties: 'R Difficulties chapter',
  conclusion: 'R conclusion',
} as const satisfies Record<string, ItemId>;

export type Part = keyof typeof partItems;

export const parts: readonly Part[] = Object.keys(partItems).filter(isPart);

/** What an author made of a part; `question only`: the question or heading is there, and nothing below it. */
export type Answer = { readonly text: string } | 'question only' | 'left out';

function isPart(key: string): key is Part {
  return key in partItems;
}
