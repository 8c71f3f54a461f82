import type { RecognisedText } from './content/recognised-text.js';
import type { NodeWords } from './captured/node-words.js';
import type { CheckedLab } from './checked-lab.js';
import type { HandIn, HandInFile } from './hand-in.js';
import type { TaskNumber } from './item.js';
import type { WrittenReport } from './written/written-report.js';

/** A hand-in with what was understood of it: what every judgement and every finding starts from. */
export interface Delivery {
  /** What is asked for. */
  readonly lab: CheckedLab;
  /** How its nodes are called. */
  readonly nodes: NodeWords;
  /** Files whose text is more than is judged have the content `skipped`. */
  readonly handIn: HandIn;
  /** Folder of the lab within the hand-in, empty when it is the hand-in itself. */
  readonly root: string;
  /** Files of the lab's folder of logs, with the task whose folder they lie in and what they hold. */
  readonly logs: readonly LogFile[];
  readonly report: WrittenReport | undefined;
  /** The statement of the lab, when the hand-in still holds it unchanged. */
  readonly statement: HandInFile | undefined;
}

export interface LogFile {
  readonly file: HandInFile;
  readonly task: TaskNumber;
  /** Path below the task's folder: `step_1/docker_ps`. */
  readonly below: string;
  /** Empty for what is no text, and for a text without content. */
  readonly captures: readonly RecognisedText[];
}
