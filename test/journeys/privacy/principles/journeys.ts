import type { Journey } from '../support/story.ts';
import { collection } from './dpp1-collection.ts';
import { accuracyAndRetention } from './dpp2-accuracy-and-retention.ts';
import { use } from './dpp3-use.ts';
import { security } from './dpp4-security.ts';
import { openness } from './dpp5-openness.ts';
import { accessAndCorrection } from './dpp6-access-and-correction.ts';

/** The journeys in the order of the principles. */
export const journeys: readonly Journey[] = [
  collection,
  accuracyAndRetention,
  use,
  security,
  openness,
  accessAndCorrection,
];
