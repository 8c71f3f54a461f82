import { questionsIn, type CheckedLab } from '../checked-lab.js';
import type { TaskNumber } from '../item.js';
import { titleTopic } from './answer-topic.js';
import { isOrder } from './lab-question.js';
import { lineWords } from './own-text.js';
import { questionLabel } from './question-label.js';
import type { ReportLine } from './report-line.js';
import type { Chapter } from './report-title.js';

/** A title that opens a task, a chapter, the deliverables or a file. */
export interface PlacedTitle {
  readonly words: string;
  readonly level: number;
  readonly task: TaskNumber | undefined;
  readonly chapters: readonly Chapter[];
  readonly deliverables: boolean;
  readonly newFile: boolean;
  /** A later title opens the same task. */
  readonly repeated?: boolean;
}

/** Bold or plain lines are titles below all headings. */
export const boldLevel = 7;
export const plainLevel = 8;

/** Where in the lab's structure a reader of the report is. */
export class ReportPlace {
  task: TaskNumber | undefined;
  chapters: readonly Chapter[] = [];
  questions: readonly string[] = [];
  #taskLevel = 0;
  #taskNamed = false;
  /** The file's name has opened this place, and no title in the file has said it yet. */
  #fromFile = false;
  #chapterLevel = 0;
  #questionLevel = 99;
  #deliverables = false;
  #labelledM = false;
  #last = 0;
  #byTitle = false;
  #inner: number | undefined;
  #indent = 3;
  readonly #seen = new Set<TaskNumber>();
  readonly #lab: CheckedLab;

  constructor(lab: CheckedLab) {
    this.#lab = lab;
  }

  open(title: PlacedTitle, tasksFollow: boolean): boolean {
    if (title.newFile) {
      this.#forget();
      this.#fromFile = true;
    } else if (this.#fromFile && title.level < plainLevel && this.#isSame(title)) {
      this.#fromFile = false;
      if (title.deliverables) this.#restart(true);
      return true;
    }
    if (title.task !== undefined) return this.#openTask(title, title.task);
    if (title.chapters.length > 0 && !this.#isNested(title, tasksFollow)) {
      if (
        this.chapters.length > 0 &&
        title.level > this.#chapterLevel &&
        !title.chapters.some((chapter) => !this.chapters.includes(chapter))
      )
        return false;
      this.#forget();
      this.chapters = title.chapters;
      this.#chapterLevel = title.level;
      return true;
    }
    if (
      title.deliverables &&
      title.level < plainLevel &&
      this.task !== undefined &&
      title.chapters.length === 0
    ) {
      const numbered = /\d/.test(title.words) ? questionLabel(title.words, true) : undefined;
      // `Deliverables 2` within task 2 names the task, elsewhere one of its deliverables.
      if (
        numbered !== undefined &&
        !(numbered.kind === 'named' && numbered.numbers[0] === this.task && this.#last !== this.task - 1)
      )
        return false;
      this.#restart(true);
      return true;
    }
    if (title.newFile) this.#named(title.words);
    return title.newFile;
  }

  /** Whether a title says what the place is already. */
  #isSame(title: PlacedTitle): boolean {
    return title.task === undefined
      ? title.chapters.length > 0 && title.chapters.every((chapter) => this.chapters.includes(chapter))
      : title.task === this.task;
  }

  /** A file may be called after the one question that it answers. */
  #named(fileName: string): void {
    const label = questionLabel(fileName, true);
    if (label?.kind !== 'M' && label?.kind !== 'full') return;
    this.#enter(label.kind === 'M' ? 0 : label.task, 0, true);
    this.questions =
      label.kind === 'M' ? label.numbers.map((number) => `M${number}`) : [`${label.task}.${label.number}`];
    this.#questionLevel = 0;
  }

  /** A question of the lab was copied there. */
  ask(asked: string, line: ReportLine): boolean {
    if (asked === 'again') return false;
    const task = taskNumber(asked);
    if (this.task !== undefined && this.task !== task) return false;
    if (this.task === undefined) {
      const words = lineWords(line);
      if (this.chapters.includes('contents') || !(isOrder(words) || /\?$|\bM[1-6]\b/.test(words)))
        return false;
      this.#enter(task, 9, false);
    }
    if (asked.startsWith('M')) this.#labelledM ||= /\bM\s?[1-6]\b/.test(line.text);
    else if (task === 0) this.#deliverables = true;
    if (this.questions.length === 1 && this.questions[0] === asked) return false;
    this.#set([asked], line);
    this.#last = Number(asked.slice(-1));
    this.#inner = undefined;
    return true;
  }

  label(
    line: ReportLine,
    startsParagraph: boolean,
    before: ReportLine | undefined,
    deliverablesAhead: boolean,
  ): boolean {
    const heading = line.kind === 'heading';
    if (!startsParagraph && !/^\W*(?:\[?M\s?[1-6]|[1-6]\s?[.):])/i.test(line.text)) return false;
    if (this.chapters.includes('contents') && !heading) return false;
    const label = questionLabel(line.text, heading);
    if (label === undefined) return false;
    if (label.kind === 'M') return this.#labelM(label.numbers, line);
    if (label.kind === 'full') return this.#labelFull(label.task, label.number, line);
    if (this.task === undefined) return false;
    // Numbers in what is told before the deliverables are those of steps.
    if (label.kind === 'item' && deliverablesAhead && this.task !== 0) return false;
    return this.#labelNumber(label.numbers, label.kind === 'named', line, before);
  }

  /** Any other title: may name a question by its words, may end one. */
  subtitle(line: ReportLine): boolean {
    if (this.task === undefined) return this.#endChapter(line);
    const level = line.kind === 'heading' ? line.level : boldLevel;
    const words = lineWords(line);
    const topic = titleTopic(words, this.task);
    if (topic !== undefined && !(this.questions.length > 0 && level > this.#questionLevel)) {
      this.#set([topic], line);
      if (this.task === 0) this.#deliverables = true;
      return true;
    }
    if (line.kind !== 'heading') return false;
    if (level <= this.#taskLevel && level < boldLevel) {
      this.#forget();
      return true;
    }
    if (
      this.questions.length > 0 &&
      ((level <= this.#questionLevel && this.#questionLevel < boldLevel) || /\binstall/i.test(words))
    ) {
      this.questions = [];
      return true;
    }
    return false;
  }

  #openTask(title: PlacedTitle, task: TaskNumber): boolean {
    // Difficulties of a task, told under the chapter, are no second chapter of the task.
    const withinChapter =
      this.chapters.length > 0 && title.level > this.#chapterLevel && this.#seen.has(task);
    const isEntry =
      this.chapters.includes('contents') &&
      (title.level >= plainLevel || (title.level === boldLevel && title.repeated === true));
    if (withinChapter || isEntry) return false;
    const again = this.task === task;
    if (again && title.level > this.#taskLevel && !title.deliverables) {
      return false;
    }
    if (!again) this.#enter(task, title.level, true);
    if (again || title.deliverables) this.#restart(title.deliverables);
    return true;
  }

  #enter(task: TaskNumber, level: number, named: boolean): void {
    this.#forget();
    this.task = task;
    this.#taskLevel = level;
    this.#taskNamed = named;
    this.#seen.add(task);
  }

  #forget(): void {
    this.task = undefined;
    this.chapters = [];
    this.#taskLevel = 0;
    this.#chapterLevel = 0;
    this.#labelledM = false;
    this.#restart(false);
  }

  #restart(deliverables: boolean): void {
    this.questions = [];
    this.#questionLevel = 99;
    this.#deliverables = deliverables;
    this.#last = 0;
    this.#byTitle = false;
    this.#inner = undefined;
    this.#indent = 3;
  }

  #isNested(title: PlacedTitle, tasksFollow: boolean): boolean {
    if (title.newFile || this.task === undefined || title.level <= this.#taskLevel) return false;
    if (title.level >= plainLevel) return true;
    return tasksFollow || title.chapters.includes('introduction') || title.chapters.includes('contents');
  }

  #endChapter(line: ReportLine): boolean {
    if (line.kind !== 'heading' || this.chapters.length === 0 || line.level > this.#chapterLevel)
      return false;
    this.#forget();
    return true;
  }

  #set(questions: readonly string[], line: ReportLine): void {
    this.questions = questions;
    this.#questionLevel = line.kind === 'heading' ? line.level : plainLevel;
  }

  #labelM(numbers: readonly number[], line: ReportLine): boolean {
    if (this.task !== undefined && this.task !== 0) return false;
    if (this.task === undefined) {
      if (this.chapters.length > 0) return false;
      this.#enter(0, 9, false);
    }
    this.#labelledM = true;
    this.#deliverables = false;
    this.#last = numbers.at(-1) ?? 0;
    this.#set(
      numbers.map((number) => `M${number}`),
      line,
    );
    return true;
  }

  #labelFull(task: TaskNumber, number: number, line: ReportLine): boolean {
    if (this.task !== undefined && this.task !== task && this.#taskNamed) return false;
    if (this.task === undefined && (line.kind !== 'heading' || this.chapters.length > 0)) return false;
    if (number > questionsIn(this.#lab, task)) return false;
    if (this.task !== task) this.#enter(task, 9, false);
    this.#deliverables = true;
    this.#last = number;
    this.#byTitle = true;
    this.#set([`${task}.${number}`], line);
    return true;
  }

  #labelNumber(
    numbers: readonly number[],
    named: boolean,
    line: ReportLine,
    before: ReportLine | undefined,
  ): boolean {
    const task = this.task;
    const first = numbers[0];
    if (task === undefined || first === undefined) return false;
    const ofM = task === 0 && !this.#deliverables;
    if (ofM && this.#labelledM && (!named || this.#last < 6)) return false;
    const startsDeliverables =
      ofM && ((first === 1 && this.#last >= 4) || isDeliveryOfTask0(line.text) || this.#labelledM);
    if (startsDeliverables) this.#restart(true);
    const most = ofM && !startsDeliverables ? 6 : questionsIn(this.#lab, task);
    if (numbers.some((number) => number > most)) return false;
    if (!named && !this.#countsOn(first, line, before)) return false;
    if (named && line.kind === 'heading') this.#byTitle = true;
    if (this.#last === 0) this.#indent = line.indent + 1;
    this.#last = numbers.at(-1) ?? first;
    this.#inner = undefined;
    this.#set(
      numbers.map((number) => (most === 6 ? `M${number}` : `${task}.${number}`)),
      line,
    );
    return true;
  }

  /** Whether an item goes on with the numbers of the questions, and is not one of a list within an answer. */
  #countsOn(number: number, line: ReportLine, before: ReportLine | undefined): boolean {
    if (this.#byTitle || line.indent > this.#indent) return false;
    if (number === 1 && this.#last >= 1) {
      this.#inner = 2;
      return false;
    }
    if (this.#inner === number && before?.kind === 'text') {
      this.#inner++;
      return false;
    }
    return number > this.#last;
  }
}

function taskNumber(question: string): TaskNumber {
  const tasks: readonly TaskNumber[] = [0, 1, 2, 3, 4, 5, 6];
  return question.startsWith('M') ? 0 : (tasks[Number(question[0])] ?? 0);
}

function isDeliveryOfTask0(text: string): boolean {
  return /^\d\s?[.)]\s*(?:!\[|<img|https?:|<https?:|\[.{0,60}\]\(https?:)|\b(?:screenshot|capture d|url)\b/i.test(
    text,
  );
}
