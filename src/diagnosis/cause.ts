import type { Fact } from './fact.js';

/** What of a lab does not come true, as a reader of the terminal sees it; a cause explains one or several of them. */
export const symptoms = [
  /** An image does not build. */
  'build',
  /** A container ends by itself, or a process that has to be there is not. */
  'start',
  /** HAProxy does not answer, or its table is not what it has to be. */
  'servers',
  /** What is killed inside a container does not come back. */
  'supervised',
  /** Serf's list lacks somebody. */
  'membership',
  /** Somebody who was stopped is not listed as having left. */
  'leave',
  /** The log of the handlers does not tell of an event. */
  'handlers',
  /** `/tmp/haproxy.cfg` is not there or names the wrong node. */
  'rendered',
  /** `/nodes` does not list who is there. */
  'nodes',
  /** `haproxy.cfg` does not have exactly the servers that are there. */
  'configuration',
  /** The running HAProxy does not follow its file. */
  'reload',
  /** A stop takes ten seconds and ends with 137. */
  'slow-stop',
  /** A web application answers with a wrong name or address of its own. */
  'identity',
  /** A log tells of errors that change nothing of what is expected. */
  'log-errors',
] as const;

export type Symptom = (typeof symptoms)[number];

/** Where a cause is. */
export interface Place {
  /** From the folder of the lab. */
  readonly file: string;
  /** Counts from 1; `undefined` where the cause is that something is missing. */
  readonly line: number | undefined;
}

/** Why something does not come true, in somebody's own files; its words are made by `causeInWords`. */
export type Cause = Fact &
  Place & {
    readonly explains: readonly Symptom[];
    /** `nobody`: it worked when it was written, or the course hands it out like that. */
    readonly fault: 'yours' | 'nobody';
  };

/** What a run has seen, as far as rules ask for it. */
export interface Seen {
  /** The end of each container's log, by node. */
  readonly logs: Readonly<Record<string, string>>;
  /** Containers that have ended by themselves or were stopped. */
  readonly ended: readonly {
    readonly node: string;
    readonly exitCode: number;
    readonly elapsedMs?: number;
  }[];
  /** Short ids of the containers, by node. */
  readonly ids: Readonly<Record<string, string>>;
  /** A build that has failed. */
  readonly build?: {
    /** From the folder of the lab: `ha/Dockerfile`. */
    readonly dockerfile: string;
    readonly lines: readonly string[];
  };
}
