import type { Language } from '../../../scenario/language.js';
import type { Palette } from '../../../ui/palette.js';

/** How a result is shown. */
export interface CheckDisplay {
  readonly palette: Palette;
  /** Width of the terminal; `undefined` where lines may be of any length. */
  readonly columns: number | undefined;
  /** Whether optional items count. */
  readonly strict: boolean;
}

/** How many results are shown. */
export interface SummaryDisplay extends CheckDisplay {
  readonly lang: Language;
}
