import type { Wordings } from '../wording.js';
import { advice } from './advice.js';
import { answers } from './answers.js';
import { doubts } from './doubts.js';
import { labels } from './labels.js';
import { letter } from './letter.js';
import { nothing, notRead } from './not-read.js';
import { problems } from './problems.js';
import { reasons } from './reasons.js';
import { sightings } from './sightings.js';

/** English. */
export const en: Wordings = {
  sightings,
  reasons,
  advice,
  doubts,
  problems,
  notRead,
  nothing,
  labels,
  answers,
  letter,
};
