import { isCaptured } from '../check/checked-lab.js';
import type { Plan } from '../scenario/plan.js';
import { assembleReport, type JudgeReport } from './assemble-report.js';
import { blocksOf } from './blocks/blocks-of.js';
import { countedGaps } from './gaps.js';
import type { RecordedTask, ReportInput } from './input.js';
import type { Report } from './model.js';
import { wordsOf } from './words.js';

/**
 * Makes a report of the evidence alone, for whoever writes the rest by hand and links to it: the tasks of which something was
 * captured, with nothing that a person has to write.
 */
export function assembleEvidence(input: ReportInput, judge: JudgeReport = () => []): Report {
  const { chosen, lang } = input;
  const captured = new Set(
    input.tasks.flatMap(({ plan }) => plan.checked.filter(isCaptured).map(({ id }) => id)),
  );
  const report = assembleReport(
    {
      ...input,
      title: wordsOf(lang).evidenceTitle,
      answers: new Map(),
      answerPictures: new Map(),
      bench: undefined,
      tasks: input.tasks.map((task) => ({ ...task, plan: evidenceAlone(task.plan) })),
      chosen: chosen === 'all' ? input.tasks.filter(hasSomething).map(({ plan }) => plan.task) : chosen,
    },
    (unjudged) => judge(unjudged).filter(({ id }) => captured.has(id)),
  );
  return { ...report, gaps: countedGaps(blocksOf(report.chapters)) };
}

function evidenceAlone(plan: Plan): Plan {
  const deliverables = plan.deliverables
    .filter(({ evidence }) => evidence.length > 0)
    .map((wanted) => ({ ...wanted, answer: undefined, setting: undefined }));
  return { ...plan, deliverables };
}

function hasSomething({ files, pictures }: RecordedTask): boolean {
  return files.size + pictures.size > 0;
}
