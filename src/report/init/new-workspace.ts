import type { Deliverable, Plan } from '../../scenario/plan.js';
import type { Language } from '../../scenario/language.js';
import { wordsOf } from '../words.js';
import { hints } from './hints.js';
import { hintValues } from './hint-values.js';
import { initWords } from './init-words.js';

/** A file of a new workspace. */
interface NewFile {
  /** Relative to the workspace. */
  readonly path: string;
  readonly text: string;
}

/** The files of a new workspace: its settings, and for each question an answer that has nothing in it but a hint. */
export function newWorkspace(plans: readonly Plan[], lang: Language): NewFile[] {
  const words = wordsOf(lang);
  const asked = plans.flatMap((plan) =>
    plan.deliverables.flatMap((deliverable) =>
      deliverable.answer === undefined ? [] : [askedAnswer(plan, deliverable, deliverable.answer, lang)],
    ),
  );
  const written = (['introduction', 'difficulties', 'conclusion'] as const).map((name) => ({
    path: answerPath(name),
    text: answerText(name, words[name], [], lang),
  }));
  return [{ path: 'ait-lab.yaml', text: initWords[lang].settings(words.title) }, ...written, ...asked];
}

function askedAnswer({ task }: Plan, wanted: Deliverable, name: string, lang: Language): NewFile {
  const heading = `${wanted.number} – ${wanted.titles[lang]}`;
  const files = wanted.evidence.map((file) =>
    file.endsWith('.png') ? `report/images/capture/task${task}/${file}` : `logs/task ${task}/${file}`,
  );
  return { path: answerPath(name), text: answerText(name, heading, files, lang) };
}

function answerText(name: string, heading: string, files: readonly string[], lang: Language): string {
  const words = initWords[lang];
  const values = hintValues[name] ?? [];
  return [
    '<!--',
    heading,
    '',
    ...(hints[name] ? [hints[name][lang], ''] : []),
    ...(files.length > 0 ? [words.files, ...files.map((file) => `  ${file}`), ''] : []),
    ...(values.length > 0 ? [words.values, ...values.map((value) => `  {{ ${value} }}`), ''] : []),
    words.ending,
    '-->',
    '',
  ].join('\n');
}

function answerPath(name: string): string {
  return `report/answers/${name}.md`;
}
