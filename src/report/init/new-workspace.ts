import { taskWord } from '../../evidence/task-variant.js';
import { evidenceFiles, type Deliverable, type Plan } from '../../scenario/plan.js';
import type { Language } from '../../scenario/language.js';
import { wordsOf } from '../words.js';
import { hints } from './hints.js';
import { hintValues } from './hint-values.js';
import { initWords } from './init-words.js';

/** A file of a new workspace. */
export interface NewFile {
  /** Relative to the workspace. */
  readonly path: string;
  readonly text: string;
}

/** What a report's title page says, as far as it is known. */
export interface AboutReport {
  readonly title?: string | undefined;
  readonly authors?: readonly string[];
  readonly repository?: string | undefined;
}

/** The settings of a new workspace. */
export function newSettings(lang: Language, about: AboutReport = {}): NewFile {
  const { title, authors = [], repository } = about;
  const { settings, example } = initWords[lang];
  // In quotation marks of JSON, every text is one of YAML.
  const text = settings({
    title: title === undefined ? `# title: ${wordsOf(lang).title}` : `title: ${JSON.stringify(title)}`,
    authors: `authors: [${authors.map((name) => JSON.stringify(name)).join(', ')}]`,
    repository: repository === undefined ? `# repository: ${example}` : `repository: ${repository}`,
  });
  return { path: 'ait-lab.yaml', text };
}

/** For each question an answer that has nothing in it but a hint, by its name. */
export function emptyAnswers(plans: readonly Plan[], lang: Language): Map<string, string> {
  const recorded = new Set(
    plans.flatMap((plan) =>
      [...evidenceFiles(plan), 'manifest.json'].map((file) => `${taskWord(plan)}/${file}`),
    ),
  );
  const asked = plans.flatMap((plan) =>
    plan.deliverables.flatMap((wanted): [string, string][] => {
      const { answer } = wanted;
      return answer === undefined ? [] : [[answer, askedAnswer(plan, wanted, answer, recorded, lang)]];
    }),
  );
  const written = (['introduction', 'difficulties', 'conclusion'] as const).map((name): [string, string] => [
    name,
    answerText(name, wordsOf(lang)[name], [], recorded, lang),
  ]);
  return new Map([...written, ...asked]);
}

function askedAnswer(
  { task }: Plan,
  wanted: Deliverable,
  name: string,
  recorded: ReadonlySet<string>,
  lang: Language,
): string {
  const heading = `${wanted.number} – ${wanted.titles[lang]}`;
  const files = wanted.evidence.map((file) =>
    file.endsWith('.png') ? `report/images/capture/task${task}/${file}` : `logs/task ${task}/${file}`,
  );
  return answerText(name, heading, files, recorded, lang);
}

function answerText(
  name: string,
  heading: string,
  files: readonly string[],
  recorded: ReadonlySet<string>,
  lang: Language,
): string {
  const words = initWords[lang];
  // An experiment that these tasks do not carry out leaves no value to be quoted.
  const values = (hintValues[name] ?? []).filter((value) =>
    recorded.has(`${/^[^.]*/.exec(value)?.[0] ?? ''}.json`),
  );
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

/** Where an answer lies in a workspace. */
export function answerPath(name: string): string {
  return `report/answers/${name}.md`;
}
