import { extname } from 'node:path';
import { capturedKinds, type CheckedItem } from '../scenario/checked-item.js';
import { ownVariant, isOwnVariant } from '../scenario/variant.js';
import { roleOf, type LabDescription } from '../scenario/lab-description.js';
import type { Labs } from '../scenario/make-plan.js';
import type { Localized, Plan } from '../scenario/plan.js';

/** The lab that hand-ins are held against: what it asks for, and how its nodes are called. */
export interface CheckedLab {
  readonly description: LabDescription;
  /** Names of its variants, whose evidence nobody has to hand in. */
  readonly variants: readonly string[];
  /** Everything that a hand-in delivers, in the order of every output. */
  readonly items: readonly CheckedItem[];
  /** By task, the files of a run that the lab asks for; the others show what experiments have seen. */
  readonly askedFor: ReadonlyMap<number, ReadonlySet<string>>;
  /** What its deliverables are about, by their numbers. */
  readonly titles: ReadonlyMap<string, Localized>;
}

/** What is checked of a lab: what its tasks ask for, and then the chapters of the report. */
export function checkedLabOf(labs: Labs, plans: readonly Plan[]): CheckedLab {
  const description = labs.get(ownVariant);
  if (!description) throw new Error('the lab has no description');
  const own = plans.filter(isOwnVariant);
  return {
    description,
    variants: [...labs.keys()].filter((name) => name !== ownVariant),
    items: [...own.flatMap(({ checked }) => checked), ...chapterItems(description)],
    askedFor: new Map(own.map((plan) => [plan.task, filesAskedFor(plan)])),
    titles: new Map(
      own.flatMap(({ deliverables }) => deliverables.map(({ number, titles }) => [number, titles] as const)),
    ),
  };
}

/** The chapters that a report has beside those of the tasks. */
export function chapterItems({ chapters }: LabDescription): CheckedItem[] {
  return chapters.map(({ id, shows }) => {
    // A table of contents stands nowhere in particular.
    const places = shows === 'contents' ? [] : [shows];
    return { ...nothingMore, id, places, shows };
  });
}

/** The highest number under which something is to be delivered of a task: 4 where the last one is 5.4. */
export function questionsIn({ items }: CheckedLab, task: number): number {
  const numbers = items.flatMap((item) => (item.task === task ? item.places : []));
  return Math.max(0, ...numbers.map((number) => Number(/\.(\d+)$/.exec(number)?.[1] ?? 0)));
}

/** Whether an item is a file that a program has captured; the others are written by a person, or are pictures. */
export function isCaptured({ shows }: CheckedItem): boolean {
  return capturedKinds.some((kind) => kind === shows);
}

const nothingMore = {
  task: undefined,
  optional: false,
  file: undefined,
  of: undefined,
  after: undefined,
  joined: false,
  backends: undefined,
  asksForProblem: false,
} as const;

/**
 * The evidence of those deliverables that are shown by a file, as far as it is of a kind with the files that are looked for:
 * the logs of experiments do not stand in for a log that was lost.
 */
function filesAskedFor({ lab, steps, deliverables, checked }: Plan): Set<string> {
  const items = new Set(checked.flatMap(({ file }) => file?.name ?? []));
  // The balancer's log at one step tells what a later one tells, too; that of a backend is for its own step alone.
  const ofOneStep = new Set(
    steps.flatMap(({ captures }) =>
      captures.flatMap((one) =>
        one.kind === 'logs' && roleOf(lab, one.node) === 'backend' && !items.has(one.file) ? [one.file] : [],
      ),
    ),
  );
  return new Set(
    deliverables.flatMap(({ number, evidence }) => {
      const shown = checked.filter(({ places, file }) => file !== undefined && places.includes(number));
      const captured = shown.filter(isCaptured);
      const endings = new Set(captured.map(({ file }) => extname(file?.name ?? '')));
      if (shown.length === 0) return [];
      return captured.length === 0
        ? evidence
        : evidence.filter((file) => endings.has(extname(file)) && !ofOneStep.has(file));
    }),
  );
}
