import type { Manifest } from '../evidence/manifest.js';
import type { Plan } from '../scenario/plan.js';
import type { Drawing } from '../drawing-kit/drawing.js';
import type { Language } from '../scenario/language.js';
import type { AnswerPicture, Chapter } from './model.js';

/** Everything that a report is made of, read from files and not judged yet. */
export interface ReportInput {
  readonly lang: Language;
  readonly title: string | undefined;
  readonly authors: readonly string[];
  readonly repository: string | undefined;
  /** Texts in `report/answers/`, by name without `.md`. */
  readonly answers: ReadonlyMap<string, string>;
  /** Pictures that answers name, by their addresses relative to `report/`; those that are there and fit into a page. */
  readonly answerPictures: ReadonlyMap<string, AnswerPicture>;
  /** Every task, also those that are not in the report: an answer may quote them. */
  readonly tasks: readonly RecordedTask[];
  /** Runs of other variants than the lab's that have left something: nobody has to make them. */
  readonly variantRuns: readonly RecordedTask[];
  /** Tasks that have a chapter; with `all`, introduction, difficulties and conclusion are there, too. */
  readonly chosen: readonly number[] | 'all';
  /** What `ait-lab bench` measured, where somebody has done so. */
  readonly bench?: BenchPart | undefined;
  /** By name without `.svg`: `topology-task5`. */
  readonly drawings: ReadonlyMap<string, CaptionedDrawing>;
}

/** What a bench adds to a report. */
export interface BenchPart {
  readonly chapter: Chapter;
  /** What answers can quote as `{{ bench.… }}`; `undefined` where the file is no result. */
  readonly figures: unknown;
}

/** A task as it lies in the workspace. */
export interface RecordedTask {
  readonly plan: Plan;
  readonly manifest: Manifest | undefined;
  /** Files in its folder of `logs/`, by name, `manifest.json` among them. */
  readonly files: ReadonlyMap<string, RecordedFile>;
  /** Pictures in its folder of `report/images/capture/`, by name. */
  readonly pictures: ReadonlyMap<string, RecordedPicture>;
  /** Recipes that the images would have if they were built now, by kind; empty where that cannot be told. */
  readonly recipes: Readonly<Record<string, string>>;
}

export interface RecordedFile {
  readonly text: string;
  /** Of a very long file, what is left out of `text`: how many lines, and after how many of the others. */
  readonly unread?: { readonly lines: number; readonly after: number };
  readonly bytes: number;
  readonly sha256: string;
}

export interface RecordedPicture {
  readonly png: Uint8Array;
  /** What HAProxy said at that moment, as JSON. */
  readonly sidecar: string | undefined;
  readonly sha256: string;
}

/** A picture drawn from recorded facts, and what stands below it. */
export interface CaptionedDrawing extends Drawing {
  readonly caption: string;
}
