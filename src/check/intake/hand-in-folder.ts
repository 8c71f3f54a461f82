import type { HandIn } from '../hand-in.js';

/** Somebody's hand-in as a folder that can be read, and built; nothing in it is trusted. What was unpacked for it goes with it. */
export interface HandInFolder extends AsyncDisposable {
  /** What it is called in results. */
  readonly name: string;
  /** Absolute path. */
  readonly folder: string;
  /** What an archive holds and was not unpacked, and why. */
  readonly passedOver: HandIn['passedOver'];
}

/** What somebody handed in, before it is opened. */
export interface HandedIn {
  /** What it is called in results. */
  readonly name: string;
  /** Where it is, for a reader: as it was named, and what leads on from there. */
  readonly from: string;
  /** The line of a list that names it. */
  readonly listed: { readonly file: string; readonly line: number } | undefined;
  /** Absolute path of its folder; `undefined` when it lies in an archive, so that its folder is there only while it is open. */
  readonly path: string | undefined;
  /** @throws Refused when it cannot be opened; the signal's reason when what is taken in was called off */
  readonly open: () => Promise<HandInFolder>;
}

/** A hand-in that was read from such a folder, under the name and with all that it was handed in with. */
export function asHandedIn(handIn: HandIn, { name, passedOver }: HandInFolder): HandIn {
  return { ...handIn, name, passedOver: [...passedOver, ...handIn.passedOver] };
}
