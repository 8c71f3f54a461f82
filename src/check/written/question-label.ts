import type { TaskNumber } from '../item.js';

/** The label at the beginning of a line: of the questions M1 to M6 (more than one for `M1–M3`), or a number within a task. */
export type QuestionLabel =
  | { readonly kind: 'M'; readonly numbers: readonly number[] }
  | { readonly kind: 'full'; readonly task: TaskNumber; readonly number: number }
  /** `item`: of a list or a bold line; `named`: `Question 2`, `Deliverable 2`, or the number of a heading. */
  | { readonly kind: 'item' | 'named'; readonly numbers: readonly number[] };

/** Reads the label of a line without quotation marks; `title` for a heading. */
export function questionLabel(text: string, title: boolean): QuestionLabel | undefined {
  const line = text
    .slice(0, 200)
    .replace(/<[^<>]{0,100}>/g, '')
    .replace(/^[\s|]*(?:[-*+]\s+)?(?:#{1,6}\s*)?/, '');
  return labelM(line, title) ?? labelFull(line, title) ?? labelNumber(line, title);
}

function labelM(line: string, title: boolean): QuestionLabel | undefined {
  const bare = line.replace(/^\d{1,2}[.)]\s*/, '').replace(/^#{1,6}\s*/, '');
  const match =
    /^([*_`[("]{0,4}(?:question|r[ée]ponse|answer|q)?\s{0,2}[*_`[("]{0,5})M\s?\.?([1-6])(?!\d)([\])*_`"]{0,5})(\s?(?:[-–,&/+]|to|et|and|à)\s?\[?M?\s?([1-6])(?!\d)[\])*_]{0,5})?(.?)(.?)/i.exec(
      bare,
    );
  if (match === null) return undefined;
  const [, open = '', first = '', close = '', , second, next = '', after = ''] = match;
  // `[M5](#M5)` is a reference to a question, not its label.
  if (close.endsWith(']') && next === '(') return undefined;
  const set = open.trim() !== '' || close !== '';
  const delimited = next === '' || /[:.)\]|–-]/.test(next) || (next === ' ' && /[:.)\]|=–-]/.test(after));
  if (!title && !set && !delimited) return undefined;
  const last = second === undefined ? Number(first) : Number(second);
  const numbers = [];
  for (let n = Number(first); n <= last; n++) numbers.push(n);
  return { kind: 'M', numbers };
}

const tasks: readonly TaskNumber[] = [0, 1, 2, 3, 4, 5, 6];

function labelFull(line: string, title: boolean): QuestionLabel | undefined {
  const match =
    /^[*_[("]{0,4}(?:(?:task|tâche|tache|t|question|q|deliverable|livrable|d[ée]livrable|r[ée]ponse|answer|point)\s{0,2})?([0-6])[.\-_]([1-6])(?![\d.]\d|\d)(.?)/i.exec(
      line,
    );
  if (match === null) return undefined;
  if (!title && !/[.)\]:*_\s–-]|^$/.test(match[3] ?? '')) return undefined;
  const task = tasks[Number(match[1])];
  return task === undefined ? undefined : { kind: 'full', task, number: Number(match[2]) };
}

function labelNumber(line: string, title: boolean): QuestionLabel | undefined {
  const named =
    /^[*_[("]{0,4}(?:question|deliverable|deliv\w{3,8}|livrable|d[ée]liv\w{3,8}|r[ée]ponse|answer|point|q|d)s?\s{0,2}[n°#:]{0,2}\s{0,2}([1-6])(?!\d|\.\d)(?:\s?(?:[-–,&/+]|to|et|and|à)\s?([1-6])(?!\d))?/i.exec(
      line,
    );
  if (named !== null) return { kind: 'named', numbers: range(named[1], named[2]) };
  const number =
    /^[*_[("#]{0,4}([1-6])(?:\s?(?:[&/+]|et|and)\s?([1-6]))?(?:[*_]{0,3}\s?[.):\]*_–-]{1,3}(?=\s|$|[*_A-Z!<[`])|$)/.exec(
      line,
    );
  if (number === null) return undefined;
  return { kind: title ? 'named' : 'item', numbers: range(number[1], number[2]) };
}

function range(first: string | undefined, last: string | undefined): number[] {
  const numbers = [];
  for (let n = Number(first); n <= Number(last ?? first); n++) numbers.push(n);
  return numbers;
}
