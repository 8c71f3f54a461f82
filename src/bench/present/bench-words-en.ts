import type { Language } from '../../scenario/language.js';
import type { EventKind, MeasureName } from '../result.js';
import type { GoalName } from './goal-names.js';

/** The fixed words in English. */
export const benchWordsEn = {
  lang: 'en' as Language,
  heading: 'Beyond the lab: measured',
  about:
    'The same script of events against several load balancers, in turn and on one machine, while clients send requests without a pause. Every figure is as it was measured; `bench/RESULT.json` has all of them, and `ait-lab bench` measures them anew.',
  quick: '**This is a quick run**: it has too few events to judge by.',
  interrupted: '**The run was interrupted**: what is here was measured before.',
  failedSubject: (name: string, why: string) => `**${name} failed**: ${why}.`,
  failedPart: (name: string, part: string, why: string) => `**${name}, ${part}, failed**: ${why}.`,
  skipped: (names: string) => `Not measured in this run: ${names}.`,
  failed: 'failed',
  none: '–',
  subject: 'Subject',
  what: 'What it is',
  of: (part: string, whole: string) => `${part} of ${whole}`,
  sections: {
    goals: 'Goals',
    lost: 'Requests lost',
    times: 'How long a change takes',
    cost: 'What a change costs',
    quiet: 'While nothing happens',
    how: 'How it was measured',
  },
  captions: {
    goals: 'What was to be reached, and what was measured',
    subjects: 'What was measured',
    lost: 'Requests that failed or had no answer in time, of those sent, by event',
    times: 'Milliseconds, median (largest)',
    effort: 'CPU time, share and reloads, median (largest)',
    cost: 'One change by the number of backends in the table, in milliseconds, median (largest)',
    quiet: 'As many requests as go, on kept connections, while nothing happens',
    facts: 'The run',
  },
  kinds: {
    join: 'join',
    burst: 'burst of joins',
    stop: 'stop',
    kill: 'kill',
    crash: 'application killed',
    replace: 'kill and start again',
    'restart-ha': 'restart of ha',
  } satisfies Record<EventKind, string>,
  altogether: 'altogether, without restarts of ha',
  events: (count: string) => `${count} events`,
  measures: {
    startToAnswerMs: 'start → first answer',
    beyondFloorMs: 'start → first answer, beyond floor',
    listensToAnswerMs: 'listens → first answer',
    listensToDirectMs: 'listens → first answer without a balancer',
    beyondEngineStartMs: 'first answer beyond the engine’s start',
    stopMs: 'docker stop takes',
    lastSentMs: 'last request sent to it',
    outOfTableMs: 'out of the table',
    longestPauseMs: 'longest pause of a client',
    tableRightMs: 'table right again',
    servingAgainMs: 'serving again',
    haCpuS: 'CPU seconds of ha',
    haMemoryBytes: 'memory of ha, MB',
    shareMostByLeast: 'most used backend by least used',
    reloadCount: 'reloads',
  } satisfies Partial<Record<MeasureName, string>>,
  goalHead: ['Goal', 'Wanted', 'Measured', 'Verdict', 'How'],
  verdicts: { met: 'met', missed: 'not met', open: 'not shown' },
  goals: {
    lost: [
      'lost repeatable requests',
      '0 over 100 joins, 100 stops, 20 kills, 20 deaths of the application, at ≥ 1,000 requests/s',
      'failed requests of those events',
    ],
    'join-listens': [
      'the application listens → first answer',
      'median ≤ 50 ms, p99 ≤ 150 ms',
      'the application’s log line, the client’s answer',
    ],
    'join-burst': [
      'the same for the last of a burst of 8',
      'median ≤ 50 ms, p99 ≤ 150 ms',
      'the worst of each burst',
    ],
    'join-floor': [
      'start of the container → first answer, beyond floor',
      'median ≤ 150 ms',
      'less the median of floor in the same run',
    ],
    'stop-after': ['requests to a node that announced its leave', '0', 'counted by the application'],
    'stop-time': ['duration of docker stop', '≤ 1,600 ms, every time', 'the engine’s answer'],
    'kill-pause': ['longest pause of a client at a kill', '≤ 150 ms', 'longest wait of one connection'],
    replace: [
      'kill and start again under the same name',
      'the engine’s own start + 250 ms, every time',
      'first answer less the engine’s start',
    ],
    restart: ['table right after a restart of ha', '≤ 2,000 ms, every time', 'the balancer’s table'],
    reloads: ['reloads that a membership change needs', '0', 'new processes that took over'],
    changes: [
      '1,000 changes at 0 to 100 ms',
      'none lost; right ≤ 200 ms after the last',
      'table, /nodes and file against what was told',
    ],
    cost: [
      'one change at 8 / 128 / 1,000 / 2,000 backends',
      '≤ 5 ms, growth ≤ 2, no start of Node.js',
      'beyond the start of a process; medians',
    ],
    template: ['400 reloads for a changed template', '0 lost, p99 ≤ 10 ms', 'under a load of its own'],
    quiet: ['quiet throughput', '≥ 0.98 of lab', 'pairs in turn; the interval of their median ratio'],
  } satisfies Record<GoalName, readonly [string, string, string]>,
  said: {
    lost: (failed: string, sent: string, counts: string, rate: string) =>
      `${failed} of ${sent}; ${counts}; ${rate} requests/s`,
    medianAndP99: (median: string, p99: string, count: string) =>
      `median ${median}, p99 ${p99} (${count} events)`,
    median: (median: string, count: string) => `median ${median} (${count} events)`,
    largest: (largest: string, count: string) => `at most ${largest} (${count} events)`,
    inVain: (count: string) => `${count} in vain`,
    changes: (lost: string, changes: string, after: string) =>
      `${lost} of ${changes} lost; right after ${after}`,
    never: 'never right',
    cost: (steps: string, growth: string, nodes: string) =>
      `${steps}; growth ${growth}; ${nodes} starts of Node.js`,
    template: (failed: string, sent: string, done: string, p99: string) =>
      `${failed} of ${sent} lost over ${done} reloads; p99 ${p99}`,
    pairs: (median: string, pairs: string) => `median ${median} (${pairs} pairs)`,
    interval: (median: string, within: string, level: string, pairs: string) =>
      `median ${median}, with ${level} % within ${within} (${pairs} pairs)`,
    missing: 'not measured',
  },
  counts: { join: 'joins', stop: 'stops', kill: 'kills', crash: 'deaths of the application' },
  growth: 'growth',
  idle: 'CPU ms in a second without a change',
  backends: 'backends',
  quietRows: {
    rate: 'requests a second',
    byLab: 'by those of lab, round by round',
    byLabInPairs: 'by those of lab, in pairs',
    p50: 'latency p50, ms',
    p99: 'latency p99, ms',
  },
  facts: {
    machine: 'Machine',
    system: 'System',
    engine: 'Engine',
    load: 'Load',
    plan: 'Plan',
    mode: 'Run',
    seed: 'Seed',
    versions: 'Versions',
    tool: 'Measured by',
    note: 'Note',
    machineIs: (cpus: string, model: string, memory: string, average: string) =>
      `${cpus} CPUs, ${model}, ${memory} of memory; load average ${average} at the beginning`,
    loadIs: (connections: string, kept: string, rate: string, timeout: string) =>
      `${connections} connections, ${kept} of them kept; ${rate} requests/s; without an answer after ${timeout} a request has failed`,
    planIs: (rounds: string, backends: string, burst: string) =>
      `${rounds} rounds, ${backends} backends in quiet, ${burst} in a burst`,
    modes: { full: 'full', quick: 'quick' },
    outcomes: { complete: 'complete', interrupted: 'interrupted' },
    took: (span: string) => `took ${span}`,
  },
  charts: {
    lost: 'Requests lost at each event',
    lostAlt: 'Each dot is an event, by the requests that failed after it.',
    join: 'From the start of a container to its first answer',
    joinAlt: 'Each dot is a join; floor is the same without a balancer.',
    pause: 'Longest pause of a client at each event',
    pauseAlt: 'Each dot is an event, by the longest time that a connection waited.',
    cost: 'Time of one change by the number of backends',
    costAlt: 'Both axes are logarithmic; each dot is a change, the line joins the medians.',
    axes: { lost: 'lost requests', ms: 'milliseconds', backends: 'backends in the table' },
    median: 'upright line: median',
    noEvent: 'no event',
    medianIs: (name: string, median: string, largest: string) =>
      `${name} median ${median}, largest ${largest}`,
  },
  gap: {
    notJson: 'it is not JSON: it is broken, or half written',
    foreign: (where: string, why: string) => `it is not the result of a bench: ${where}: ${why}`,
    tooLarge: 'it is larger than any result of a bench',
    hint: 'ait-lab bench',
  },
};

/** The fixed words of a shown result, in whatever language. */
export type BenchWords = typeof benchWordsEn;
