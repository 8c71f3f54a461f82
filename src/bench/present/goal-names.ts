/**
 * The goals of the variant `hitless` that a bench can show, in the order of their table; beside them stand what `chaos`
 * promises and what unit tests show of hostile members.
 */
export const goalNames = [
  'lost',
  'join-listens',
  'join-burst',
  'join-floor',
  'stop-after',
  'stop-time',
  'kill-pause',
  'replace',
  'restart',
  'reloads',
  'changes',
  'cost',
  'template',
  'quiet',
] as const;

/** One of them. */
export type GoalName = (typeof goalNames)[number];
