import type { Failure } from '../failure.js';
import type { OwnRepair, RepairMode } from '../lab/own-images.js';
import type { RepositoryFiles } from '../repository/repository-files.js';
import type { StageCommit } from '../repository/repository.js';
import type { RoleName } from '../scenario/lab-description.js';

/** What somebody's images are built from: a work tree, or a state of its history. */
export interface OwnSource {
  /** Absolute path of the folder that has `ha/` and `webapp/`. */
  readonly folder: string;
  /** What of it rules look at. */
  readonly files: RepositoryFiles;
  /** The task that it is at. */
  readonly stage: number;
  /** `undefined` for the work tree. */
  readonly commit: StageCommit | undefined;
}

/** Somebody's own lab, in place of our images. */
export interface OwnLab {
  /** Absolute path of its folder in the work tree, which its tags are made of. */
  readonly folder: string;
  readonly repair: RepairMode;
  /** What each task is built from. */
  readonly sources: ReadonlyMap<number, OwnSource>;
}

/** What became of the images of a source. */
export interface BuiltSource {
  readonly source: OwnSource;
  /** Ids by role; empty where one does not build. */
  readonly images: Readonly<Record<RoleName, string>>;
  readonly repaired: readonly OwnRepair[];
  readonly failure: Extract<Failure, { reason: 'build-failed' }> | undefined;
}
