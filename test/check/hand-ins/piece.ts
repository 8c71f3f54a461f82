import type { ItemId, TaskNumber } from '../../../src/check/item.js';

/** The captured files of a complete hand-in, by task and what they are, and the item that each shows. */
export const pieceItems = {
  '2 log ha': 'T2.1 log ha',
  '2 log s1': 'T2.1 log s1',
  '2 log s2': 'T2.1 log s2',
  '3 log ha': 'T3.1 log ha',
  '3 log s1': 'T3.1 log s1',
  '3 log s2': 'T3.1 log s2 (statement ambiguous)',
  '3 serf.log': 'T3.2 serf.log',
  '4 cfg ha': 'T4.3 cfg after ha',
  '4 cfg s1': 'T4.3 cfg after s1',
  '4 cfg s2': 'T4.3 cfg after s2',
  '4 ps': 'T4.3 docker ps',
  '4 inspect ha': 'T4.3 inspect ha',
  '4 inspect s1': 'T4.3 inspect s1',
  '4 inspect s2': 'T4.3 inspect s2',
  '5 cfg ha': 'T5.1 cfg after ha',
  '5 cfg s1': 'T5.1 cfg after s1',
  '5 cfg s2': 'T5.1 cfg after s2',
  '5 ps': 'T5.1 docker ps',
  '5 inspect ha': 'T5.1 inspect ha',
  '5 inspect s1': 'T5.1 inspect s1',
  '5 inspect s2': 'T5.1 inspect s2',
  '5 nodes': 'T5.2 nodes list',
  '5 cfg stop': 'T5.3 cfg after stop',
  '5 nodes stop': 'T5.3 nodes after stop',
  '5 ps stop': 'T5.3 docker ps after stop',
  '6 ps': 'T6.1 docker ps (>2 webapps)',
} as const satisfies Record<string, ItemId>;

export type Piece = keyof typeof pieceItems;

export const pieces: readonly Piece[] = Object.keys(pieceItems).filter(isPiece);

export function taskOf(piece: Piece): TaskNumber {
  const tasks = { 2: 2, 3: 3, 4: 4, 5: 5, 6: 6 } as const;
  const digit = piece.charAt(0);
  return digit === '2' || digit === '3' || digit === '4' || digit === '5' ? tasks[digit] : 6;
}

function isPiece(key: string): key is Piece {
  return key in pieceItems;
}
