import { z } from 'zod';
import { spread } from './spread.js';

/** The subjects, in the order of the table. */
export const subjectNames = ['lab', 'dns', 'reload', 'hitless', 'nginx', 'floor'] as const;
export type SubjectName = (typeof subjectNames)[number];

/** What is done to a lab while clients ask it. */
export const eventKinds = [
  /** A container starts. */
  'join',
  /** Eight containers start at once, and in the end most of them stop; the times are those of the start, of the worst of them. */
  'burst',
  /** `docker stop` of a container. */
  'stop',
  /** `docker kill` of a container. */
  'kill',
  /** SIGKILL to the application's process inside its container, which starts it again. */
  'crash',
  /** `docker kill`, and at once `docker start` of the same container. */
  'replace',
  /** `docker restart` of the load balancer; clients wait for it. */
  'restart-ha',
] as const;
export type EventKind = (typeof eventKinds)[number];

/**
 * What an event is measured by; the unit is the end of the name. A measure that makes no sense for an event, or that
 * was not seen, is left out. "Start", "stop" and "kill" are the moments in which the engine was told.
 */
export const measureNames = [
  /** Start of the container until a client has the first answer of it through the balancer. */
  'startToAnswerMs',
  /** The same minus the median of `floor` in this run. */
  'beyondFloorMs',
  /** From the line "listens" in the application's log until that answer. */
  'listensToAnswerMs',
  /** From that line until the container answered whoever asked it directly, every 25 ms: no balancer can have it earlier. Of a burst. */
  'listensToDirectMs',
  /** Start of the container until the engine says that it is started: what nobody can beat. */
  'engineStartMs',
  /** The first answer of it minus `engineStartMs`, both since the start. */
  'beyondEngineStartMs',
  /** Start of the container until the balancer's table has it up. */
  'startToTableMs',
  /** Duration of the engine's stop. */
  'stopMs',
  /** Stop or kill until the last request that it answered was sent. */
  'lastSentMs',
  /** Stop or kill until the last answer of it. */
  'lastAnsweredMs',
  /** Stop or kill until it is out of the balancer's table. */
  'outOfTableMs',
  /** Stop or kill until the table has it down: nothing is sent to it any more. */
  'downInTableMs',
  /** Requests that reached it after it had announced its leave, by its own count. */
  'afterLeaveCount',
  /** Start of `ha` until its table has all living backends, and no other, up. */
  'tableRightMs',
  /** Start of `ha` until a client has an answer; of `crash` from the kill until the same backend answers again. */
  'servingAgainMs',
  /** Requests of the time from this event until the next. */
  'sentCount',
  'failedCount',
  /** The longest time that one connection waited for an answer, a failed one included. */
  'longestPauseMs',
  /** The longest time in which no client had any answer. */
  'longestSilenceMs',
  /** In the 0.4 s after the change: the most that a backend answered by the least. 1 is even; left out where one had none. */
  'shareMostByLeast',
  /** In that time: standard deviation by mean of what the backends answered. 0 is even. */
  'shareDeviation',
  /** Backends that were to answer in that time, and those that did. */
  'shareExpectedCount',
  'shareSeenCount',
  /** CPU time of the balancer's container in the time of the event, less what the same time without one takes. */
  'haCpuS',
  /** The same with what the traffic takes. */
  'haCpuWithTrafficS',
  /** Memory of the balancer's container at the end, without the kernel's file cache. */
  'haMemoryBytes',
  /** New processes that took the balancer's work over because of the event. */
  'reloadCount',
] as const;
export type MeasureName = (typeof measureNames)[number];

const measures = z.partialRecord(z.enum(measureNames), z.number());
export type Measures = z.infer<typeof measures>;

const benchEvent = z.object({
  kind: z.enum(eventKinds),
  /** Round of the script, from 1. */
  round: z.number(),
  /** When it began, from the start of the run. */
  atMs: z.number(),
  nodes: z.array(z.string()),
  measures,
  /** Failed requests by what the client saw, such as `503` or `ECONNRESET`. */
  failures: z.record(z.string(), z.number()),
  /** Answers in the 0.4 s after the change, by node. */
  shares: z.record(z.string(), z.number()),
  /** What was waited for in vain; its measures are missing then. */
  problem: z.string().optional(),
});
/** One thing that was done, and all that was measured of it, as it was measured. */
export type BenchEvent = z.infer<typeof benchEvent>;

const eventSummary = z.object({
  kind: z.enum(eventKinds),
  /** How many there are; of `burst` how many bursts. */
  events: z.number(),
  /** How many of them have a problem. */
  problems: z.number(),
  sent: z.number(),
  failed: z.number(),
  failures: z.record(z.string(), z.number()),
  /** By measure, over the events that have it. */
  spreads: z.partialRecord(z.enum(measureNames), spread),
});
/** The events of a kind together. */
export type EventSummary = z.infer<typeof eventSummary>;

const throughputSample = z.object({
  round: z.number(),
  seconds: z.number(),
  connections: z.number(),
  requests: z.number(),
  failed: z.number(),
  requestsPerSecond: z.number(),
  latencyMs: z.object({ p50: z.number(), p90: z.number(), p99: z.number(), max: z.number() }),
  /** Requests a second by those of `lab` in the same round; left out where `lab` has none. */
  byLab: z.number().optional(),
});
/** As many requests as go, on connections that are kept, while nothing happens. */
export type ThroughputSample = z.infer<typeof throughputSample>;

const quietPairs = z.object({
  /** Length of each half of a pair. */
  seconds: z.number(),
  /** Requests a second of the subject and of `lab`, one right after the other, who is first in turn. */
  pairs: z.array(z.object({ own: z.number(), lab: z.number(), ratio: z.number() })),
  ratio: spread.optional(),
  /** Where the median ratio lies with the probability `level`; left out where there are too few pairs. */
  interval: z.object({ level: z.number(), low: z.number(), high: z.number() }).optional(),
});
/** A subject's quiet throughput beside that of `lab`, pair by pair. */
export type QuietPairs = z.infer<typeof quietPairs>;

const throughput = z.object({
  samples: z.array(throughputSample),
  requestsPerSecond: spread.optional(),
  byLab: spread.optional(),
  p50Ms: spread.optional(),
  p99Ms: spread.optional(),
});

const costAtSize = z.object({
  /** Backends in the table before the change. */
  backends: z.number(),
  /** What those backends are, in words: containers, entries with a recorded address, agents in one container. */
  how: z.string(),
  /** One change each: from its cause until the balancer has it, all that it takes of the subject's own work included. */
  samplesMs: z.array(z.number()),
  ms: spread.optional(),
  /** The same without the start of the process that makes the change, where that can be told. */
  beyondStartMs: z.array(z.number()).optional(),
  beyondStart: spread.optional(),
  /** The same change by the clock of the balancer's own program: from the word of the agent to HAProxy's answer. */
  ownMs: z.array(z.number()).optional(),
  own: spread.optional(),
  /** From the same moment until the configuration file was right. */
  fileMs: z.array(z.number()).optional(),
  file: spread.optional(),
  /** CPU time of one change. */
  cpuMs: z.array(z.number()).optional(),
  cpu: spread.optional(),
  /** CPU time of a second in which nothing changes. */
  idleCpuMsPerSecond: z.number().optional(),
  /** Processes and threads that one change starts. */
  processes: z.number().optional(),
  /** Those of them that run Node.js. */
  nodeStarts: z.number().optional(),
  reloads: z.number().optional(),
  problem: z.string().optional(),
});
export type CostAtSize = z.infer<typeof costAtSize>;

const costBySize = z.object({
  sizes: z.array(costAtSize),
  /** Median of the largest size by that of the smallest. */
  growth: z.number().optional(),
  /** What exactly is timed, in a sentence. */
  method: z.string(),
});
/** The time of one change by the number of backends in the table. */
export type CostBySize = z.infer<typeof costBySize>;

const changesResult = z.object({
  changes: z.number(),
  /** Between two changes, at random from the seed. */
  pauseMs: z.object({ least: z.number(), most: z.number() }),
  /** What is changed and by whom, in a sentence. */
  method: z.string(),
  /** Changes that were not to be seen in the end: backends too many or too few. */
  lost: z.number(),
  /** From the last change until table and list were right; left out when they never were. */
  rightAfterMs: z.number().optional(),
  /** The same for each place apart: `table`, `nodes`, `file`. */
  rightAfter: z.record(z.string(), z.number()).optional(),
  elapsedMs: z.number(),
  reloads: z.number(),
  sent: z.number().optional(),
  failed: z.number().optional(),
  problem: z.string().optional(),
});
/** Many changes one after the other, and whether the last state is right. */
export type ChangesResult = z.infer<typeof changesResult>;

const reloadsResult = z.object({
  reloads: z.number(),
  /** Those of them that the balancer has carried out. */
  done: z.number(),
  method: z.string(),
  sent: z.number(),
  failed: z.number(),
  failures: z.record(z.string(), z.number()),
  requestsPerSecond: z.number(),
  latencyMs: z.object({ p50: z.number(), p90: z.number(), p99: z.number(), max: z.number() }),
  /** From the order until the new process has the work. */
  reloadMs: spread.optional(),
  samplesMs: z.array(z.number()).optional(),
  elapsedMs: z.number(),
  problem: z.string().optional(),
});
/** Reloads for a changed template, under load. */
export type ReloadsResult = z.infer<typeof reloadsResult>;

const subjectResult = z.object({
  name: z.enum(subjectNames),
  /** What it is, in a sentence. */
  what: z.string(),
  /** `skipped`: not asked for. A subject that failed keeps what was measured before. */
  status: z.enum(['ok', 'failed', 'skipped']),
  /** Why it failed, on one line. */
  reason: z.string().optional(),
  /** Parts that failed without ending the subject, with the reason. */
  failedParts: z.array(z.object({ part: z.string(), reason: z.string() })),
  /** Versions of the packages in its images. */
  versions: z.record(z.string(), z.string()),
  /** Ids of its images, by kind. */
  images: z.record(z.string(), z.string()),
  events: z.array(benchEvent),
  summaries: z.array(eventSummary),
  /** Memory of the balancer in quiet, before the first and after the last event. */
  haMemoryBytes: z.object({ before: z.number(), after: z.number() }).optional(),
  /** CPU time that the balancer takes of a second in which there is load and no event. */
  haCpuPerSecond: spread.optional(),
  throughput: throughput.optional(),
  quietPairs: quietPairs.optional(),
  costBySize: costBySize.optional(),
  changes: changesResult.optional(),
  reloads: reloadsResult.optional(),
});
export type SubjectResult = z.infer<typeof subjectResult>;

export const benchResult = z.object({
  schema: z.literal(1),
  tool: z.object({ name: z.string(), version: z.string() }),
  /** `quick` has fewer events than the figures of a report need. */
  mode: z.enum(['full', 'quick']),
  /** `interrupted`: by Ctrl-C or a deadline; what is there was measured before. */
  outcome: z.enum(['complete', 'interrupted']),
  seed: z.number(),
  /** ISO 8601. */
  startedAt: z.string(),
  endedAt: z.string(),
  elapsedS: z.number(),
  machine: z.object({
    cpus: z.number(),
    cpuModel: z.string(),
    memoryBytes: z.number(),
    /** Operating system of the engine's machine, and its kernel. */
    system: z.string(),
    kernel: z.string(),
    engine: z.string(),
    /** Node.js that the clients run on. */
    node: z.string(),
    /** Load average of the last minute when the run began: whether others were at work. */
    loadAverage: z.number(),
  }),
  load: z.object({
    connections: z.number(),
    /** Those of them that are kept; the others are made anew for each request. */
    keepAlive: z.number(),
    requestsPerSecond: z.number(),
    /** A request without an answer has failed after this. */
    timeoutMs: z.number(),
  }),
  plan: z.object({
    rounds: z.number(),
    /** Backends that are there when nothing happens. */
    backends: z.number(),
    burst: z.number(),
    /** Events of a kind that each subject was to have. */
    events: z.partialRecord(z.enum(subjectNames), z.partialRecord(z.enum(eventKinds), z.number())),
    throughputSeconds: z.number(),
    quietPairs: z.object({ count: z.number(), seconds: z.number() }).optional(),
  }),
  /** In the order of `subjectNames`, all of them. */
  subjects: z.array(subjectResult),
  /** What a reader has to know of this run, such as that a part was left out. */
  notes: z.array(z.string()),
});

/** What `ait-lab bench` writes: `bench/RESULT.json`. */
export type BenchResult = z.infer<typeof benchResult>;
