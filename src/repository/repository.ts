import type { Capability, RoleName } from '../scenario/lab-description.js';

/** Which of the course's three hand-outs a repository comes from; `unknown` where nothing tells. */
export type Edition = '2016' | '2019' | '2020' | 'unknown';

/** How far a repository has come. */
export interface Stage {
  /** The highest task whose parts are all there, 0 to 6. */
  readonly task: number;
  /** What is there, in the order of the course; a part may be there while one before it is not. */
  readonly parts: Readonly<Record<Capability, boolean>>;
  /** The highest task of which anything is there: more than `task` where one is half done, or has a mistake in it. */
  readonly begun: number;
}

/** Something that worked when the course handed it out and does not any more; no fault of whoever wrote it. */
export interface Rot {
  readonly code: RotCode;
  /** From the folder of the lab. */
  readonly file: string;
  readonly line: number;
  /** The line as it stands there. */
  readonly text: string;
}

export const rotCodes = [
  'base-image',
  's6-overlay-archive',
  'package-source',
  'listen-with-address',
  'node-0.12-application',
  'link-variables',
  'hosts-line',
] as const;

export type RotCode = (typeof rotCodes)[number];

/** A state of the history that a task can be taken from: the newest commit that is at this stage. */
export interface StageCommit {
  readonly task: number;
  /** Its id. */
  readonly commit: string;
  /** Folder of the lab in it, from the top of the Git repository: `''` or `a/b`. */
  readonly root: string;
  /** When it was committed, ISO 8601. */
  readonly date: string;
  readonly subject: string;
}

/** What `docker-compose.yml` and `.env` say, as far as it is understood. */
export interface ComposeFacts {
  /** From the folder of the lab. */
  readonly file: string;
  readonly network: string | undefined;
  /** What each container is, by its name: `ha`, `s1`, …; told by the folder that its image is built of. */
  readonly roles: Readonly<Record<string, RoleName>>;
  /** CIDR. */
  readonly subnet: string | undefined;
  /** By container, as are the others below. */
  readonly addresses: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Ports of the host by container and port of the container: `{ ha: { 80: 80 } }`. */
  readonly ports: Readonly<Record<string, Readonly<Record<number, number>>>>;
  /** What was read and has no effect here, or could not be understood. */
  readonly leftAlone: readonly { readonly file: string; readonly line: number; readonly text: string }[];
}

/** A repository with a lab of its own. */
export interface Repository {
  /** Folder of the lab within the workspace: `''` or `a/b`. */
  readonly root: string;
  readonly edition: Edition;
  readonly stage: Stage;
  readonly rotten: readonly Rot[];
  readonly compose: ComposeFacts | undefined;
}
