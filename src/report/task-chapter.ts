import { taskFolderName } from '../evidence/task-folder.js';
import type { Context } from './context.js';
import { drawingBlocks } from './drawing-block.js';
import { gapBlocks, type Fault } from './gaps.js';
import type { RecordedTask } from './input.js';
import { escapeMarkdown } from './markdown/escape.js';
import type { Chapter } from './model.js';
import { taskSections } from './sections.js';
import type { Words } from './words.js';

/** The chapter of a task: what it is about, how it was found, and its deliverables. */
export function taskChapter(context: Context, task: RecordedTask): Chapter {
  const { words } = context;
  const { plan } = task;
  const heading = words.task(plan.task, plan.titles[words.lang]);
  return {
    id: `task-${plan.task}`,
    heading,
    blocks: [
      { kind: 'prose', markdown: escapeMarkdown(plan.abouts[words.lang]) },
      ...gapBlocks({ where: heading, optional: false }, faultsOf(task, words)),
      ...drawingBlocks(context, task, 'topology', { where: heading, optional: false }),
    ],
    sections: taskSections(context, task),
  };
}

/** What is wrong with the run of a task as a whole. */
function faultsOf({ plan, manifest, files, recipes }: RecordedTask, words: Words): Fault[] {
  const folder = `logs/${taskFolderName(plan.task)}/`;
  const cure = words.cure.run(plan.task);
  if (!manifest) {
    if (files.size === 0) return [];
    const what = `${folder}manifest.json`;
    return files.has('manifest.json')
      ? [{ fault: 'altered', what, why: words.why.notAManifest, cure }]
      : [{ fault: 'missing', what, why: words.why.noManifest, cure }];
  }
  const { outcome, failure } = manifest;
  const outdated = Object.entries(manifest.images).flatMap(([kind, { recipe }]) => {
    const current = recipes[kind];
    return recipe !== undefined && current !== undefined && recipe !== current ? [kind] : [];
  });
  const faults: (Fault | false)[] = [
    outcome !== 'passed' && {
      fault: 'failed',
      what: folder,
      why: failure ?? words.why.failed(words.outcomes[outcome]),
      cure,
    },
    outdated.length > 0 && {
      fault: 'outdated',
      what: folder,
      why: words.why.outdated(outdated.join(', ')),
      cure,
    },
  ];
  return faults.filter((fault) => fault !== false);
}
