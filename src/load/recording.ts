import type { Latencies } from './histogram.js';

/** Where requests go; nothing but an IPv4 address of this machine is accepted as host. */
export interface Target {
  readonly host: string;
  readonly port: number;
}

export interface LoadOptions {
  readonly target: Target;
  /** All together; 16 when left out. Each has one request at a time. */
  readonly connections?: number;
  /** The share of connections that are kept open, 0 to 1; the others are new for every request. 0.5 when left out. */
  readonly keepAliveShare?: number;
  /** Requests a second, all connections together; `full` is as many as go. 1,000 when left out. */
  readonly rate?: number | 'full';
  /** The share of requests that are POSTs, 0 to 1: those are never repeated. 0 when left out. */
  readonly postShare?: number;
  readonly path?: string;
  /** A request without a complete answer has failed after this; 2,000 when left out. */
  readonly timeoutMs?: number;
  /** The client stops sending by itself after this; 600 when left out. */
  readonly longestS?: number;
  /** A GET that failed is sent again, on a new connection, until it is answered or this has passed since the failure. */
  readonly repeat?: { readonly withinMs: number };
  /** Requests that are remembered one by one, 20 bytes each, for windows; 2,000,000 when left out. */
  readonly remembered?: number;
  /** Has the load recorded as time goes by, for `LoadProcess.record`: names of the backends that count, by address. */
  readonly record?: { readonly backends: Readonly<Record<string, string>> };
}

/** Of requests of one kind: `sent = answered + failed + underWay`. */
export interface Counts {
  readonly sent: number;
  /** With a status of 200 to 299 and the address of a backend. */
  readonly answered: number;
  readonly failed: number;
  readonly underWay: number;
  /** Status such as `503`, code such as `ECONNRESET`, or `closed`, `timeout`, `malformed`, `no-backend`. */
  readonly failedBy: Readonly<Record<string, number>>;
}

/** What one backend answered; times are milliseconds since 1970. */
export interface BackendSeen {
  readonly answered: number;
  readonly firstAt: number;
  readonly lastAt: number;
  /** When the latest of the requests that it answered was sent. */
  readonly lastSentAt: number;
}

/** What became of the requests that were sent from one moment on and before another; times are milliseconds since 1970. */
export interface Window {
  readonly from: number;
  readonly to: number;
  /** False where it reaches back further than the client remembers: the counts are too small then. */
  readonly complete: boolean;
  /** The four kinds below together, without repetitions. */
  readonly all: Counts;
  readonly keptGet: Counts;
  readonly keptPost: Counts;
  readonly newGet: Counts;
  readonly newPost: Counts;
  /** Of GETs that had failed, sent again. */
  readonly repetitions: Counts;
  /** By address, repetitions included. */
  readonly backends: Readonly<Record<string, BackendSeen>>;
  /** The longest time without any answer that ended in the window, or lasted until its end. Whole, even if it began before. */
  readonly longestSilence: { readonly ms: number; readonly from: number; readonly to: number };
  /** The longest time that one request waited, answered or not, or waits; repetitions are requests of their own. */
  readonly longestWait: { readonly ms: number; readonly sentAt: number };
  /** Of those that were answered, without repetitions. */
  readonly latencies: Latencies;
}

/** A request that failed; times are milliseconds since 1970. */
export interface LoadFailure {
  /** Counts from 0, in the order of failing. */
  readonly id: number;
  readonly startedAt: number;
  readonly at: number;
  /** As in `Counts.failedBy`. */
  readonly kind: string;
  readonly method: 'GET' | 'POST';
  readonly connection: 'kept' | 'new';
  /** The connection had carried a request before. */
  readonly reused: boolean;
  /** Nothing of it was sent: the connection was never there. */
  readonly unsent: boolean;
  /** Who gave the answer that counts as a failure, where the answer says so. */
  readonly backend: string | undefined;
  /** `undefined` where it is not repeated at all. */
  readonly repetition: Repetition | undefined;
}

export interface Repetition {
  readonly state: 'pending' | 'answered' | 'given-up';
  readonly attempts: number;
  /** When it ended; `undefined` while it is pending. */
  readonly at: number | undefined;
  readonly backend: string | undefined;
}

/** One answer by a backend; times are milliseconds since 1970. */
export interface AnswerSeen {
  readonly address: string;
  readonly at: number;
  readonly startedAt: number;
  /** When it was written to the connection: later than `startedAt` by the time that connecting took. */
  readonly sentAt: number;
}

/** What a backend answered of that which was sent to it after a moment. */
export interface SentAfter {
  readonly count: number;
  readonly lastSentAt: number | undefined;
  readonly complete: boolean;
}

/** The whole load so far; it does not depend on what is remembered. */
export interface Totals extends Window {
  /** Failed GETs that were sent again, by what became of them. */
  readonly repeated: { readonly answered: number; readonly givenUp: number; readonly pending: number };
  /** Requests that the pace asked for and that were not sent, since all connections were waiting for answers. */
  readonly skipped: number;
  readonly connectionsOpened: number;
  readonly cpuMs: number;
  readonly memoryBytes: number;
}
