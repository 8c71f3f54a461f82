import { z } from 'zod';
import { isOwnAddress } from './own-address.js';
import type { AnswerSeen, LoadFailure, SentAfter, Totals, Window } from './recording.js';
import type { RequestRecord } from './request-record.js';

const ownAddress = z.string().refine((host) => isOwnAddress(host));
const target = z.object({ host: ownAddress, port: z.int().min(1).max(65535) });
const share = z.number().min(0).max(1);
const moment = z.union([z.number(), z.string()]);

/** Load options with all that was left out. */
export const settings = z.object({
  target,
  connections: z.int().min(1).max(1000).default(16),
  keepAliveShare: share.default(0.5),
  rate: z.union([z.number().positive().max(100_000), z.literal('full')]).default(1000),
  postShare: share.default(0),
  path: z
    .string()
    .regex(/^\/[\x21-\x7e]*$/)
    .default('/'),
  timeoutMs: z.number().positive().max(60_000).default(2000),
  longestS: z.number().positive().max(7200).default(600),
  repeat: z.object({ withinMs: z.number().positive().max(60_000) }).optional(),
  remembered: z.int().min(1000).max(10_000_000).default(2_000_000),
  record: z.object({ backends: z.record(z.string(), z.string()) }).optional(),
});
export type Settings = z.infer<typeof settings>;

const query = z.discriminatedUnion('type', [
  z.object({ type: z.literal('mark'), name: z.string() }),
  z.object({ type: z.literal('window'), from: moment, to: moment.optional() }),
  z.object({ type: z.literal('totals') }),
  z.object({
    type: z.literal('first-answer'),
    address: z.string(),
    since: moment,
    waitMs: z.number().max(600_000),
  }),
  z.object({ type: z.literal('last-answer'), address: z.string() }),
  z.object({ type: z.literal('sent-after'), address: z.string(), moment }),
  z.object({ type: z.literal('failures'), fromId: z.number() }),
  z.object({ type: z.literal('stop') }),
  z.object({ type: z.literal('record') }),
]);

/** What the client's process is told. */
export const order = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), options: settings }),
  z.object({ type: z.literal('target'), target }),
  z.object({ type: z.literal('query'), id: z.number(), query }),
]);

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

const reply = z.discriminatedUnion('type', [
  z.object({ type: z.literal('mark'), value: z.number() }),
  z.object({ type: z.literal('window'), value: z.custom<Window>(isObject) }),
  z.object({ type: z.literal('totals'), value: z.custom<Totals>(isObject) }),
  z.object({ type: z.literal('answer'), value: z.custom<AnswerSeen>(isObject).optional() }),
  z.object({ type: z.literal('sent-after'), value: z.custom<SentAfter>(isObject) }),
  z.object({ type: z.literal('failures'), value: z.array(z.custom<LoadFailure>(isObject)) }),
  z.object({ type: z.literal('record'), value: z.custom<RequestRecord>(isObject).optional() }),
  z.object({ type: z.literal('unknown-mark'), value: z.string() }),
]);

/** What it tells. */
export const notice = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('started') }),
  z.object({ type: z.literal('reply'), id: z.number(), reply }),
]);

export type Query = z.infer<typeof query>;
/** Before what was left out is filled in. */
export type Order = z.input<typeof order>;
export type Reply = z.infer<typeof reply>;
export type Notice = z.infer<typeof notice>;
