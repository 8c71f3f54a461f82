import { parse, resolve } from 'node:path';
import { parseRubric, type Rubric } from '../../../check/answers/rubric.js';
import type { AskedQuestion } from '../../../check/answers/asked-question.js';
import { ownTemplate, parseLetterTemplate, type LetterTemplate } from '../../../check/letters/letter.js';
import { Failed } from '../../../failure.js';
import { readTextWithin } from '../../../keep/read-within.js';
import type { Diagnostic } from '../../../scenario/diagnostic.js';
import type { Language } from '../../../scenario/language.js';

/** A rubric as a person has named it. */
export function readRubric(file: string, questions: readonly AskedQuestion[]): Rubric {
  const read = parseRubric(file, textOf(file), questions);
  return 'rubric' in read ? read.rubric : invalid(read.diagnostics);
}

/** A template as a person has named it, or else ours. */
export function readTemplate(file: string | undefined, lang: Language): LetterTemplate {
  if (file === undefined) return ownTemplate(lang);
  const read = parseLetterTemplate(file, textOf(file));
  return 'template' in read ? read.template : invalid(read.diagnostics);
}

/** Whoever names a file may have it anywhere. */
function textOf(file: string): string {
  const path = resolve(file);
  return readTextWithin(path, { root: parse(path).root, mostBytes: 128 * 1024 }).replace(/^\uFEFF/, '');
}

/** @throws Failed with each mistake, its line and its cure */
function invalid(diagnostics: readonly Diagnostic[]): never {
  throw new Failed({ reason: 'scenario-invalid', diagnostics });
}
