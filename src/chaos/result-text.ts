import { invariants, type Invariant } from './invariants/violation.js';
import type { ChaosResult, RequestCounts } from './chaos-result.js';

/**
 * What came out, for a reader.
 *
 * @param folder where the record is, as the reader would write it
 */
export function resultText(result: ChaosResult, folder: string): string {
  return [...verdict(result), ...figures(result), `record: ${folder}`, ''].join('\n');
}

function verdict({
  outcome,
  violation,
  failure,
  settings,
  startedAt,
  elapsedMs,
  command,
  checks,
}: ChaosResult): string[] {
  const what = `seed ${settings.seed}, variant ${settings.variant}, ${(elapsedMs / 60_000).toFixed(1)} min`;
  if (outcome === 'held') return [`No promise was broken: ${what}.`, ...neverJudged(checks)];
  const again = `again: ${command}`;
  if (!violation) return [`It could not go on: ${what}.`, `  ${failure ?? ''}`, `  ${again}`];
  const afterS = (violation.at - Date.parse(startedAt)) / 1000;
  return [
    `Broken: ${invariants[violation.invariant]}. ${what}.`,
    `  when      ${afterS.toFixed(1)} s after the beginning, ${new Date(violation.at).toISOString()}`,
    `  expected  ${violation.expected}`,
    `  seen      ${violation.seen}`,
    `  ${again}`,
  ];
}

/** A promise that nothing was held against has not been kept, either. */
function neverJudged(checks: ChaosResult['checks']): string[] {
  return Object.entries(invariants).flatMap(([name, promise]) =>
    (checks[name as Invariant] ?? 0) > 0 ? [] : [`  never judged: ${promise}`],
  );
}

function figures(result: ChaosResult): string[] {
  const { requests, events, missed, checks, agreedAfterMs, haproxyAwayMs, memoryKb, lateMs, loadAverage } =
    result;
  const count = Object.values(events).reduce((sum, one) => sum + one, 0);
  const byKind = Object.entries(events)
    .sort(([, left], [, right]) => right - left)
    .map(([kind, times]) => `${times} ${kind}`);
  return [
    `${count} events: ${byKind.join(', ')}${missed > 0 ? ` (${missed} came to nothing)` : ''}`,
    ...(requests ? requestLines(requests) : []),
    `${agreedAfterMs.length} times of quiet, all agreed after ${spread(agreedAfterMs)}`,
    ...(haproxyAwayMs.length > 0
      ? [`HAProxy was away ${haproxyAwayMs.length} times, ${spread(haproxyAwayMs)}`]
      : []),
    `memory of ha ${Math.round(memoryKb.first / 1024)} MB at first, ${Math.round(memoryKb.last / 1024)} MB at last`,
    `the machine: load average ${loadAverage.toFixed(1)}, a timer late by ${lateMs} ms at most`,
    `checks: ${Object.keys(invariants)
      .map((name) => `${checks[name as Invariant] ?? 0} ${name}`)
      .join(', ')}`,
  ];
}

function requestLines({
  sent,
  answered,
  repeated,
  failed,
  longestPauseMs,
  longestWaitMs,
}: RequestCounts): string[] {
  return [
    `${sent} requests: ${answered} answered, ${repeated} answered when repeated, ${failed} failed`,
    `longest pause ${longestPauseMs} ms, longest wait of one request ${longestWaitMs} ms`,
  ];
}

function spread(values: readonly number[]): string {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return middle === undefined ? 'nothing' : `${middle} ms (median), ${sorted.at(-1)} ms (longest)`;
}
