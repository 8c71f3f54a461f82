/** What can be measured in a step, as `experiment-NAME.json` and a readable `experiment-NAME.txt`. */
export const experimentNames = [
  'unlisted-backend',
  'added-by-hand',
  'crash-unattended',
  'second-process',
  'supervised',
  'one-seed',
  'several-seeds',
  'ha-replaced',
  'gossip',
  'layers',
  'shared-base',
  'last-event',
  'configuration-delay',
  'traffic-delay',
] as const;

export type ExperimentName = (typeof experimentNames)[number];
