import { answerBlocks } from './blocks/answer-blocks.js';
import type { Context } from './context.js';
import { drawingBlocks } from './blocks/drawing-block.js';
import { ownLabBlocks } from './blocks/own-lab-blocks.js';
import { gapBlocks } from './gaps.js';
import type { RecordedTask } from './input.js';
import { escapeMarkdown } from './markdown/escape.js';
import type { Chapter } from './model.js';
import { runFaults } from './run-faults.js';
import { taskSections } from './sections.js';

/** The chapter of a task: what it is about, how it was found, and its deliverables. */
export function taskChapter(context: Context, task: RecordedTask): Chapter {
  const { words } = context;
  const { plan } = task;
  const heading = words.task(plan.task, plan.titles[words.lang]);
  const told = `task-${plan.task}`;
  const place = { where: heading, optional: false };
  return {
    id: `task-${plan.task}`,
    heading,
    blocks: [
      { kind: 'prose', markdown: escapeMarkdown(plan.abouts[words.lang]) },
      ...(context.input.answers.has(told) ? answerBlocks(context, told, 3, place) : []),
      ...gapBlocks(place, runFaults(task, words)),
      ...ownLabBlocks(task, words),
      ...drawingBlocks(context, task, 'topology', place),
    ],
    sections: taskSections(context, task),
  };
}
