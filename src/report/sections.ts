import { evidenceFiles, pictureFiles, type Deliverable } from '../scenario/plan.js';
import { answerBlocks } from './blocks/answer-blocks.js';
import type { Context, Place } from './context.js';
import { drawingBlocks } from './blocks/drawing-block.js';
import { fileBlocks } from './blocks/file-blocks.js';
import { gapBlocks } from './gaps.js';
import type { RecordedTask } from './input.js';
import type { Block, Section } from './model.js';
import { pictureBlocks } from './blocks/picture-blocks.js';
import { variantSections } from './variant-section.js';

/** The sections of a task: each deliverable under its number, then other variants, and at the end what was captured besides. */
export function taskSections(context: Context, task: RecordedTask): Section[] {
  const asked = task.plan.deliverables.map((wanted) => deliverableSection(context, task, wanted));
  return [...asked, ...variantSections(context, task), ...furtherSection(context, task)];
}

function deliverableSection(context: Context, task: RecordedTask, wanted: Deliverable): Section {
  const { words } = context;
  const { number, answer, evidence, setting, optional } = wanted;
  const place = { where: number, optional };
  // Whatever somebody writes to a number stands there, also where the lab asks for files alone.
  const told = answer ?? (context.input.answers.has(number) ? number : undefined);
  const files = evidence.filter((name) => !isPicture(name));
  const draws = files.includes('timeline.json') || files.includes('requests.json');
  return {
    id: number.toLowerCase().replace('.', '-'),
    number,
    heading: wanted.titles[words.lang],
    blocks: [
      ...(told === undefined ? [] : answerBlocks(context, told, 4, place)),
      ...(setting === undefined ? [] : repositoryBlocks(context, place)),
      ...(draws ? drawingBlocks(context, task, 'timeline', place) : []),
      ...pictureBlocks(context, task, evidence.filter(isPicture), place),
      ...fileBlocks(context, task, files, place, words.filesOfSection(number)),
    ],
  };
}

function furtherSection(context: Context, task: RecordedTask): Section[] {
  const { plan, manifest } = task;
  const claimed = new Set(plan.deliverables.flatMap(({ evidence }) => evidence));
  const recorded = (manifest?.files ?? []).map(({ file }) => file);
  const files = [...new Set([...evidenceFiles(plan), ...recorded])].filter((name) => !claimed.has(name));
  const pictures = pictureFiles(plan).filter((name) => !claimed.has(name));
  if (files.length + pictures.length === 0) return [];
  const { words } = context;
  const place = { where: words.furtherOf(plan.task), optional: false };
  const about: Block = { kind: 'prose', markdown: words.furtherAbout };
  return [
    {
      id: `further-${plan.task}`,
      number: '',
      heading: words.further,
      blocks: [
        about,
        ...pictureBlocks(context, task, pictures, place),
        ...fileBlocks(context, task, files, place, words.filesOfSection(''), 'folded'),
      ],
    },
  ];
}

function repositoryBlocks({ input: { repository }, words }: Context, place: Place): Block[] {
  if (repository !== undefined) return [{ kind: 'prose', markdown: `<${new URL(repository).href}>` }];
  const about = { what: words.repository, why: words.why.noRepository, hint: words.hint.repository };
  return gapBlocks(place, [{ fault: 'missing', ...about }]);
}

function isPicture(name: string): boolean {
  return name.endsWith('.png');
}
