import { findAnswer } from '../../../check/written/find-answer.js';
import type { WrittenReport, WrittenSection } from '../../../check/written/written-report.js';
import type { Plan } from '../../../scenario/plan.js';

/** Where the sections of a report go: by the name of a file in `report/answers/`, in the order of the report. */
export interface PlacedSections {
  readonly placed: ReadonlyMap<string, readonly WrittenSection[]>;
  /** What has no place in the report that is built, such as its own table of contents. */
  readonly left: readonly WrittenSection[];
}

/** Finds for each section of a report the answer, the deliverable, the task or the chapter that it belongs to. */
export function placeSections(report: WrittenReport, plans: readonly Plan[]): PlacedSections {
  const deliverables = plans.flatMap((plan) => plan.deliverables);
  const names = new Map<WrittenSection, string[]>();
  const add = (section: WrittenSection, name: string): void => {
    names.set(section, [...(names.get(section) ?? []), name]);
  };
  for (const { number, answer } of deliverables) {
    if (answer === undefined) continue;
    const asked = report.sections.filter(({ question }) => question === number);
    // What answers a question without its label may stand under that of another one, and then belongs to both.
    for (const section of new Set([...asked, ...findAnswer(report, number).sections])) add(section, answer);
  }
  for (const section of report.sections) {
    const name = names.has(section) ? undefined : nameOf(section, report, plans);
    if (name !== undefined) add(section, name);
  }
  const placed = new Map<string, WrittenSection[]>();
  for (const section of report.sections)
    for (const name of names.get(section) ?? []) placed.set(name, [...(placed.get(name) ?? []), section]);
  return { placed, left: report.sections.filter((section) => !names.has(section)) };
}

function nameOf(
  { chapter, question, task, pictures }: WrittenSection,
  { inStatement }: WrittenReport,
  plans: readonly Plan[],
): string | undefined {
  if (chapter !== undefined) return chapter === 'contents' ? undefined : chapter;
  const asked = plans.filter((plan) => plan.task === task).flatMap(({ deliverables }) => deliverables);
  if (asked.some(({ number }) => number === question)) return question;
  // Within the lab's own statement everything else is taken for the lab's.
  if (task === undefined || inStatement) return undefined;
  const shown = pictures.length > 0 ? asked.find(({ evidence }) => evidence.some(isPicture)) : undefined;
  return shown?.number ?? `task-${task}`;
}

function isPicture(file: string): boolean {
  return file.endsWith('.png');
}
