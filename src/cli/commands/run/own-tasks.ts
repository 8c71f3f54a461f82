import { Failed } from '../../../failure.js';
import { checkOutAside, type CheckedOut } from '../../../repository/check-out.js';
import { readHistory } from '../../../repository/history.js';
import type { StageCommit } from '../../../repository/repository.js';
import { whatIsMissing } from '../../../repository/words.js';
import type { RepairMode } from '../../../lab/own-images.js';
import type { OwnLab, OwnSource } from '../../../run/own-source.js';
import { leaveOut, showsNothing, type ChosenPlan, type LeaveOutOption } from '../../../scenario/leave-out.js';
import type { OwnRepository } from '../../own-repository.js';
import { loadPlans } from '../../task-files.js';
import { labsOf, type Workspace } from '../../workspace.js';

export interface OwnTaskOptions {
  readonly nodes: number | undefined;
  /** Take tasks from the history: `undefined` where the work tree does not show all of one. */
  readonly fromHistory: boolean | undefined;
  readonly repair: RepairMode;
  readonly leftOut: readonly LeaveOutOption[];
  /** Of the tasks, only those that the repository is at or was at; otherwise each has to be. */
  readonly asFarAsItGoes: boolean;
}

/** The tasks that somebody's own repository can show, and what each of them is built from. */
export interface OwnTasks extends AsyncDisposable {
  readonly plans: readonly ChosenPlan[];
  readonly own: OwnLab;
  /** What a reader has to know: what is taken from where, and what is not shown at all. */
  readonly notes: readonly string[];
}

/**
 * Chooses for each task the state of the repository that shows it: the work tree, or the newest commit at its stage, checked
 * out into a folder of its own until this is disposed of.
 *
 * @throws Failed `usage` for a task that the repository has not come to
 */
export async function chooseOwnTasks(
  repository: OwnRepository,
  { files }: Workspace,
  tasks: readonly number[],
  options: OwnTaskOptions,
): Promise<OwnTasks> {
  const notes: string[] = [];
  const plans: ChosenPlan[] = [];
  const sources = new Map<number, OwnSource>();
  const states: CheckedOut[] = [];
  const { folder, stage } = repository;
  // What is begun is judged, too: a part that is missing is what there is to find.
  const reached = stage.begun;
  const work: OwnSource = { folder, files: repository.files, stage: reached, commit: undefined };
  let history: Promise<StageCommit[]> | undefined;
  // Asked only where the work tree is not enough: Git takes longer than all else that comes before the first container.
  const commitAt = async (task: number): Promise<StageCommit | undefined> => {
    history ??= readHistory(folder);
    return (await history).find((one) => one.task === task);
  };
  const planAt = (task: number, at: number): ChosenPlan[] => {
    return loadPlans(files, labsOf(repository, at), [task], { nodes: options.nodes }).map((plan) =>
      leaveOut(plan, options.leftOut, at),
    );
  };
  const take = (task: number, source: OwnSource): void => {
    plans.push(...planAt(task, source.stage));
    sources.set(task, source);
  };
  for (const task of tasks) {
    const inWork = task <= reached ? planAt(task, reached) : [];
    const isWhole = inWork.length > 0 && inWork.every((plan) => plan.steps.every(isThere));
    const isEnough = isWhole && options.fromHistory !== true;
    const commit = isEnough ? undefined : await commitAt(task);
    const wantsHistory = options.fromHistory ?? (!isWhole && task < reached);
    if (wantsHistory && commit && task !== reached) {
      const state = await checkOutAside(folder, commit);
      states.push(state);
      take(task, { folder: state.folder, files: state.files, stage: commit.task, commit });
      notes.push(`task ${task} is taken from ${commitText(commit)}`);
      continue;
    }
    if (task > reached) {
      const message = `this repository is at task ${reached}; task ${task} asks for more`;
      const hint = commit
        ? `--from-history takes it from ${commitText(commit)}`
        : whatIsMissing(repository, task);
      if (!options.asFarAsItGoes) throw new Failed({ reason: 'usage', message, hint });
      notes.push(`task ${task} is left out: ${message}`);
      continue;
    }
    if (inWork.every(showsNothing)) {
      notes.push(
        `task ${task} does not show any more at task ${reached}, and no commit is at it: commit after each task`,
      );
      continue;
    }
    if (!isWhole) {
      const why = commit ? '' : ', and no commit of the history is at it';
      notes.push(`task ${task}: some of it does not show any more at task ${reached}${why}`);
    }
    take(task, work);
  }
  return {
    plans,
    own: { folder, repair: options.repair, sources },
    notes,
    [Symbol.asyncDispose]: async () => {
      await Promise.all(states.map((state) => state[Symbol.asyncDispose]()));
    },
  };
}

/** What the work tree alone is built from. */
export function workTree({ folder, files, stage }: OwnRepository, task: number, repair: RepairMode): OwnLab {
  const source = { folder, files, stage: stage.begun, commit: undefined };
  return { folder, repair, sources: new Map([[task, source]]) };
}

function isThere({ leftOut }: ChosenPlan['steps'][number]): boolean {
  return leftOut.every(({ option }) => option !== 'not at this stage');
}

function commitText({ commit, subject, date }: StageCommit): string {
  return `commit ${commit.slice(0, 8)} "${subject}" of ${date.slice(0, 10)}`;
}
