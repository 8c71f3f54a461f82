import type { Manifest } from '../evidence/manifest.js';

/** How a file differs from what a run has captured. */
export type RecordedFault = 'missing' | 'empty' | 'changed' | 'not-listed';

/** What is known of a file without looking at what it says. */
export interface KnownFile {
  /** Hexadecimal; `undefined` when the file was too large to be read. */
  readonly sha256: string | undefined;
  /** Nothing but white space. */
  readonly blank: boolean;
}

/**
 * What is wrong with a file of evidence, as far as the manifest of its task tells; the same for the report as for the
 * check, so that "missing" means one thing.
 *
 * @param listed its line in the manifest
 * @param hasManifest without one nothing can be said but whether it is there and holds something
 */
export function recordedFault(
  file: KnownFile | undefined,
  listed: Pick<Manifest['files'][number], 'sha256'> | undefined,
  hasManifest: boolean,
): RecordedFault | undefined {
  if (!file) return 'missing';
  if (file.blank) return 'empty';
  if (!hasManifest) return undefined;
  if (!listed) return 'not-listed';
  return file.sha256 === undefined || file.sha256 === listed.sha256 ? undefined : 'changed';
}
