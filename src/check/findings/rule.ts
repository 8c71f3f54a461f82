import type { Manifest } from '../../evidence/manifest.js';
import type { RecognisedText } from '../content/recognised-text.js';
import type { Delivery, LogFile } from '../delivery.js';
import type { ItemId, TaskNumber } from '../item.js';
import type { FoundProblem, Judged } from '../verdict.js';

/** What a rule looks at. */
export interface RuleContext {
  readonly delivery: Delivery;
  readonly verdicts: ReadonlyMap<ItemId, Judged>;
  /** Of the tasks that this tool has run, by task. */
  readonly manifests: ReadonlyMap<TaskNumber, RecordedManifest>;
}

export interface RecordedManifest {
  /** Relative to the hand-in's folder. */
  readonly path: string;
  readonly manifest: Manifest;
}

/** Looks for one kind of fault. */
export type Rule = (context: RuleContext) => FoundProblem[];

/** A capture of a kind, and the file that it is in. */
export interface Found<T extends RecognisedText> {
  readonly log: LogFile;
  readonly capture: T;
}

/** All captures of one kind, in the order of tasks and files. */
export function capturesOf<K extends RecognisedText['kind']>(
  { delivery }: RuleContext,
  kind: K,
): Found<Extract<RecognisedText, { kind: K }>>[] {
  return delivery.logs.flatMap((log) =>
    log.captures.flatMap((capture) => (isOfKind(capture, kind) ? [{ log, capture }] : [])),
  );
}

function isOfKind<K extends RecognisedText['kind']>(
  capture: RecognisedText,
  kind: K,
): capture is Extract<RecognisedText, { kind: K }> {
  return capture.kind === kind;
}

/** Things by a key of theirs, in the order of their first appearance. */
export function groupedBy<T, K>(things: readonly T[], keyOf: (thing: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group) group.push(thing);
    else groups.set(key, [thing]);
  }
  return groups;
}

/** Paths without repetition, in their order. */
export function pathsOf(logs: readonly LogFile[]): string[] {
  return [...new Set(logs.map(({ file }) => file.path))];
}
