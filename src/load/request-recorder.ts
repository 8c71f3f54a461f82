import { now } from './clock.js';
import type { Ended } from './connection.js';
import type { RequestBin, RequestFailure, RequestRecord } from './request-record.js';

const binMs = 250;
/** More than three minutes without any answer at the pace of an experiment; what bounds the file of the evidence. */
const shownFailures = 10_000;

type Counts = Record<string, number>;
type OpenBin = { readonly byBackend: Counts; readonly byStatus: Counts; errors: number };

/** Counts requests as they end. What was sent is counted where it is sent, so that the sums can be held against each other. */
export class RequestRecorder {
  /** Whole, since it is told as a date. */
  private readonly started = Math.floor(now());
  private sent = 0;
  private answered = 0;
  private failed = 0;
  private beforeFirstBackend = 0;
  private readonly byBackend: Counts = {};
  private readonly byStatus: Counts = {};
  private readonly errors: Counts = {};
  private readonly answers: Record<string, { firstMs: number; lastMs: number }> = {};
  private readonly latencies: number[] = [];
  private readonly bins: OpenBin[] = [];
  private readonly failures: RequestFailure[] = [];
  private readonly silences: { fromMs: number; toMs: number }[] = [];
  private lastAnswerAt: number | undefined;

  /** Names of the backends that count, by the address that they give. */
  constructor(private readonly backends: Readonly<Record<string, string>>) {}

  /** A request goes out. */
  begin(): void {
    this.sent += 1;
  }

  /** It is answered, or never will be. */
  end({ startedAt, at, status, kind, backend }: Ended): void {
    if (status === undefined) this.lose(startedAt, at, kind ?? '');
    else this.answer(startedAt, at, status, this.backends[backend ?? '']);
  }

  /** An answer came. Without a `backend` it is the balancer's own, or somebody else's. */
  private answer(sentAt: number, at: number, status: number, backend: string | undefined): void {
    count(this.byStatus, String(status));
    if (status !== 200 || backend === undefined) {
      count(this.bin(at).byStatus, String(status));
      this.fail(sentAt, at, String(status));
      return;
    }
    this.breakSilence(at);
    this.lastAnswerAt = at;
    this.answered += 1;
    this.latencies.push(at - sentAt);
    count(this.byBackend, backend);
    count(this.bin(at).byBackend, backend);
    const seen = (this.answers[backend] ??= { firstMs: this.since(at), lastMs: 0 });
    seen.lastMs = this.since(at);
  }

  /** No answer came. */
  private lose(sentAt: number, at: number, code: string): void {
    count(this.errors, code);
    this.bin(at).errors += 1;
    this.fail(sentAt, at, code);
  }

  /** How it went until now. */
  record(): RequestRecord {
    const ended = now();
    this.bin(ended);
    this.breakSilence(ended);
    const sorted = Float64Array.from(this.latencies).sort();
    const quantile = (share: number): number => tenths(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
    return {
      started: new Date(this.started).toISOString(),
      ended: new Date(ended).toISOString(),
      durationMs: Math.round(ended - this.started),
      sent: this.sent,
      answered: this.answered,
      failed: this.failed,
      beforeFirstBackend: this.beforeFirstBackend,
      byBackend: inOrder(this.byBackend),
      byStatus: inOrder(this.byStatus),
      errors: inOrder(this.errors),
      answers: inOrder(this.answers),
      silences: this.silences,
      latencyMs: { p50: quantile(0.5), p90: quantile(0.9), p99: quantile(0.99), max: quantile(1) },
      binMs,
      bins: this.bins.map(({ byBackend, byStatus, errors }, index): RequestBin => {
        return { atMs: index * binMs, byBackend: inOrder(byBackend), byStatus: inOrder(byStatus), errors };
      }),
      failures: this.failures,
    };
  }

  private fail(sentAt: number, at: number, kind: string): void {
    this.failed += 1;
    if (this.answered === 0) this.beforeFirstBackend += 1;
    else if (this.failures.length < shownFailures) {
      this.failures.push({ atMs: this.since(at), sentAtMs: this.since(sentAt), kind });
    }
  }

  private breakSilence(at: number): void {
    if (this.lastAnswerAt === undefined || at - this.lastAnswerAt < binMs) return;
    this.silences.push({ fromMs: this.since(this.lastAnswerAt), toMs: this.since(at) });
  }

  private bin(at: number): OpenBin {
    const index = Math.floor((at - this.started) / binMs);
    for (let next = this.bins.length; next <= index; next++) {
      this.bins.push({ byBackend: {}, byStatus: {}, errors: 0 });
    }
    const bin = this.bins[index];
    if (!bin) throw new Error('a clock that went back');
    return bin;
  }

  private since(at: number): number {
    return tenths(at - this.started);
  }
}

function count(counts: Counts, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function inOrder<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  const byName = ([left]: [string, T], [right]: [string, T]): number =>
    left.localeCompare(right, 'en', { numeric: true });
  return Object.fromEntries(Object.entries(record).sort(byName));
}
