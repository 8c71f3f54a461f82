/** What became of the requests of a load, as time went by. Times are milliseconds since `started`. */
export interface RequestRecord {
  /** ISO 8601. */
  readonly started: string;
  readonly ended: string;
  readonly durationMs: number;
  /** Every one of them is either answered or failed. */
  readonly sent: number;
  /** Answered with status 200 by a web application. */
  readonly answered: number;
  /** Any other answer, or none. */
  readonly failed: number;
  /** Of those that failed, the ones before the first answer of a web application: there was nobody to lose them. */
  readonly beforeFirstBackend: number;
  readonly byBackend: Readonly<Record<string, number>>;
  readonly byStatus: Readonly<Record<string, number>>;
  /** Requests without an answer: the code of the socket's error, such as `ECONNRESET`, `closed`, or `timeout`. */
  readonly errors: Readonly<Record<string, number>>;
  /** When each web application answered first and last. */
  readonly answers: Readonly<Record<string, { readonly firstMs: number; readonly lastMs: number }>>;
  /** Times of `binMs` and more, after the first answer, in which no web application answered anything. */
  readonly silences: readonly { readonly fromMs: number; readonly toMs: number }[];
  /** From sending to the last byte, of answered requests. */
  readonly latencyMs: {
    readonly p50: number;
    readonly p90: number;
    readonly p99: number;
    readonly max: number;
  };
  readonly binMs: number;
  /** One for each `binMs` from the start on, without a gap; a request counts when it has its answer, or has failed. */
  readonly bins: readonly RequestBin[];
  /** Each request that failed after the first answer of a web application, the first thousand of them. */
  readonly failures: readonly RequestFailure[];
}

export interface RequestBin {
  readonly atMs: number;
  readonly byBackend: Readonly<Record<string, number>>;
  /** Answers other than those of a web application, such as 503, by status. */
  readonly byStatus: Readonly<Record<string, number>>;
  /** Requests without an answer. */
  readonly errors: number;
}

export interface RequestFailure {
  readonly atMs: number;
  readonly sentAtMs: number;
  /** HTTP status, or the code of the error. */
  readonly kind: string;
}
