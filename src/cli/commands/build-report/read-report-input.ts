import { checkedLabOf, type CheckedLab } from '../../../check/checked-lab.js';
import type { HandIn } from '../../../check/hand-in.js';
import type { Manifest } from '../../../evidence/manifest.js';
import { readBench } from '../../../bench/present/read-bench.js';
import { Failed } from '../../../failure.js';
import { BuildContext } from '../../../lab/build-context.js';
import { imageSources, recipeOf } from '../../../lab/recipe.js';
import { drawRecorded } from '../../../report/draw-recorded.js';
import type { RecordedTask, ReportInput } from '../../../report/input.js';
import { readAnswerPictures } from '../../../report/read/read-answer-pictures.js';
import { readAnswers, readTasks } from '../../../report/read/read-workspace.js';
import { wordsOf } from '../../../report/words.js';
import { readEvidence } from '../../read-evidence.js';
import { loadAllVariants, selectTasks } from '../../task-files.js';
import { isOwnVariant } from '../../../scenario/variant.js';
import { Logs } from '../../../evidence/logs.js';
import { openWorkspace, type Workspace, type WorkspaceOptions } from '../../workspace.js';

/** All that lies in a workspace for its report. */
export interface ReadReport {
  /** Absolute path. */
  readonly workspace: string;
  readonly input: ReportInput;
  /** What runs have left, as `ait-lab check` reads it; of the same bytes. */
  readonly evidence: HandIn;
  /** What is asked for. */
  readonly checked: CheckedLab;
}

/**
 * Reads all that a report is made of: settings, tasks, evidence, pictures, answers; each file once.
 *
 * @param words tasks such as `5` or `0-3`; all when there are none
 * @throws Failed `usage`, `scenario-invalid`
 */
export async function readReportInput(
  options: WorkspaceOptions,
  words: readonly string[],
): Promise<ReadReport> {
  const workspace = openWorkspace(options);
  const files = workspace.files;
  const chosen = words.length === 0 ? 'all' : selectTasks(words, [...files.keys()]);
  const logs = new Logs(workspace.path);
  const plans = loadAllVariants(files, workspace.labs, [...files.keys()], workspace.settings.nodes).map(
    (plan) => logs.located(plan),
  );
  const { title, authors = [], repository, lang = 'en' } = workspace.report;
  const answers = await readAnswers(workspace.path);
  const read = new Map<string, Buffer>();
  const [answerPictures, bench, recorded] = await Promise.all([
    readAnswerPictures(workspace.path, answers),
    readBench(workspace.path, lang),
    readTasks(workspace.path, plans, await recipes(workspace), read),
  ]);
  const tasks = recorded.filter(({ plan }) => isOwnVariant(plan));
  const variantRuns = recorded.filter(({ plan, files }) => !isOwnVariant(plan) && files.size > 0);
  const shown = [...tasks, ...variantRuns].filter(
    ({ plan }) => chosen === 'all' || chosen.includes(plan.task),
  );
  const drawings = await drawRecorded(shown, wordsOf(lang));
  return {
    workspace: workspace.path,
    evidence: await readEvidence(workspace.path, read),
    checked: checkedLabOf(workspace.labs, plans),
    input: {
      lang,
      title,
      authors,
      repository,
      answers,
      answerPictures,
      tasks,
      variantRuns,
      bench,
      chosen,
      drawings,
    },
  };
}

/** What the recipes of a task's images would be now, on the base that they were built on. */
async function recipes({
  imagesFolder,
  lab,
}: Workspace): Promise<(manifest: Manifest) => RecordedTask['recipes']> {
  const context = await readContext(imagesFolder);
  return ({ base }) =>
    context && base
      ? Object.fromEntries(
          imageSources(lab).map((source) => [source.name, recipeOf(context, source, base.id)]),
        )
      : {};
}

/** Files that no image could be built from now are no reason to have no report. */
async function readContext(folder: string): Promise<BuildContext | undefined> {
  try {
    return await BuildContext.read(folder);
  } catch (error) {
    if (error instanceof Failed) return undefined;
    throw error;
  }
}
