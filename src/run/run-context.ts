import type { Browser } from '../browser/browser.js';
import type { Engine, EngineVersion } from '../docker/engine.js';
import type { TaskPictures } from '../evidence/pictures.js';
import type { Logs } from '../evidence/logs.js';
import type { TaskFolder } from '../evidence/task-folder.js';
import type { Emit } from '../events.js';
import type { Failure } from '../failure.js';
import type { BaseImage } from '../lab/base-image.js';
import type { Lab } from '../lab/lab.js';
import type { Settings } from '../lab/settings.js';
import type { LabDescription } from '../scenario/lab-description.js';
import type { ChosenPlan } from '../scenario/leave-out.js';
import type { BuiltSource, OwnLab } from './own-source.js';

/** What a run is asked to do. */
export interface RunRequest {
  readonly connect: () => Promise<Engine & EngineVersion>;
  readonly settings: Settings;
  /** Absolute path. */
  readonly workspace: string;
  /** The lab itself; plans may be of its variants. */
  readonly lab: LabDescription;
  /** Without what is to be left out. */
  readonly plans: readonly ChosenPlan[];
  readonly imagesFolder: string;
  /** Somebody's own images in place of ours. */
  readonly own?: OwnLab | undefined;
  /** What a reader has to know before anything else. */
  readonly notes?: readonly string[];
  readonly toolVersion: string;
  readonly build: boolean;
  /** The browser for pictures, a path or a name; `undefined` takes the one that is found. */
  readonly browser: string | undefined;
  readonly keep: boolean;
  /** Evidence is recorded and replaces what an earlier run left; by hand, nothing is recorded and nothing replaced. */
  readonly purpose: 'evidence' | 'by-hand';
  /** Own names, ports and subnet for each task, so that other labs can run beside it. */
  readonly isolated: boolean;
  /** Tasks at the same time; more than one needs `isolated`. */
  readonly jobs: number;
  readonly signal: AbortSignal;
  readonly emit: Emit;
  /** Words for a failure, for the manifest. */
  readonly describe: (failure: Failure) => string;
}

/** A run whose machine and images are ready: what it is asked to do, and what all its tasks share. */
export interface RunContext {
  readonly request: RunRequest;
  /** Its id. */
  readonly run: string;
  /** Hash that labels carry in place of the workspace's path. */
  readonly workspaceId: string;
  readonly engine: Engine & EngineVersion;
  readonly logs: Logs;
  /** What the images stand on; `undefined` where they were taken as they are. */
  readonly base: BaseImage | undefined;
  /** By task, what somebody's own images are, or why there are none. */
  readonly own: ReadonlyMap<number, BuiltSource> | undefined;
  /** Takes the pictures; `undefined` when there are to be none. */
  readonly browser: Promise<Browser> | undefined;
}

/** A task under way: the run that it belongs to, its lab, and where its evidence goes. */
export interface TaskContext extends RunContext {
  readonly lab: Lab;
  readonly folder: TaskFolder;
  readonly pictures: TaskPictures;
}
