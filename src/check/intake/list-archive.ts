import { entriesOf } from './archive.js';
import { unpackLimits } from './limits.js';
import { PlaceInArchive, type Place } from './place.js';
import { Refused } from './refused.js';

/** What an archive would become, before anything is written. */
export interface Listing {
  readonly place: Place;
  readonly entries: number;
  /** Unpacked, as the archive says. */
  readonly bytes: number;
}

/**
 * Looks through an archive without unpacking it.
 *
 * @throws Refused when it cannot be unpacked, or is more than is unpacked of a class
 */
export async function listArchive(file: string, signal: AbortSignal): Promise<Listing> {
  const place = new PlaceInArchive();
  let entries = 0;
  let bytes = 0;
  for await (const entry of entriesOf(file, signal)) {
    entries += 1;
    bytes += isPassedOver(entry) ? 0 : entry.size;
    refuseMore({ entries, bytes }, 'class');
    if (entry.kind === 'file' || entry.kind === 'folder') place.add(entry.name, entry.kind);
  }
  return { place, entries, bytes };
}

/** @throws Refused when an archive has more than is unpacked of a hand-in, or of a class */
export function refuseMore(
  { entries, bytes }: Pick<Listing, 'entries' | 'bytes'>,
  of: 'hand-in' | 'class',
): void {
  const most =
    of === 'class'
      ? { entries: unpackLimits.entriesOfAClass, bytes: unpackLimits.bytesOfAClass }
      : { entries: unpackLimits.entries, bytes: unpackLimits.bytes };
  if (entries > most.entries) throw new Refused({ code: 'archive-too-many', most: most.entries });
  if (bytes > most.bytes) throw new Refused({ code: 'archive-too-large', most: most.bytes });
}

/** Whether a file is larger than anything that is handed in, or so much larger than packed that somebody means harm. */
export function isPassedOver({
  size,
  packed,
}: {
  readonly size: number;
  readonly packed: number | undefined;
}): boolean {
  const { file, ratio, ratioFrom } = unpackLimits;
  return size > file || (packed !== undefined && size > ratioFrom && size > packed * ratio);
}
