import type { ExperimentName } from '../../scenario/experiment-names.js';
import type { Experiment } from './experiment.js';
import { addedByHand } from './added-by-hand.js';
import { configurationDelay } from './configuration-delay.js';
import { crashUnattended } from './crash-unattended.js';
import { gossip } from './gossip.js';
import { haReplaced } from './ha-replaced.js';
import { lastEvent } from './last-event.js';
import { layers } from './layers.js';
import { oneSeed } from './one-seed.js';
import { secondProcess } from './second-process.js';
import { severalSeeds } from './several-seeds.js';
import { sharedBase } from './shared-base.js';
import { supervised } from './supervised.js';
import { trafficDelay } from './traffic-delay.js';
import { unlistedBackend } from './unlisted-backend.js';

/** Every experiment by the name that task files give it. */
export const experiments: Readonly<Record<ExperimentName, Experiment>> = {
  'unlisted-backend': unlistedBackend,
  'added-by-hand': addedByHand,
  'crash-unattended': crashUnattended,
  'second-process': secondProcess,
  supervised: supervised,
  'one-seed': oneSeed,
  'several-seeds': severalSeeds,
  'ha-replaced': haReplaced,
  gossip: gossip,
  layers: layers,
  'shared-base': sharedBase,
  'last-event': lastEvent,
  'configuration-delay': configurationDelay,
  'traffic-delay': trafficDelay,
};
