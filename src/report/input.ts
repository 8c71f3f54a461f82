import type { Manifest } from '../evidence/manifest.js';
import type { Plan } from '../scenario/plan.js';
import type { Drawing } from './drawings/drawing.js';
import type { Language } from './model.js';

/** Everything that a report is made of, read from files and not judged yet. */
export interface ReportInput {
  readonly lang: Language;
  readonly title: string | undefined;
  readonly authors: readonly string[];
  readonly repository: string | undefined;
  /** Texts in `report/answers/`, by name without `.md`. */
  readonly answers: ReadonlyMap<string, string>;
  /** Every task, also those that are not in the report: an answer may quote them. */
  readonly tasks: readonly RecordedTask[];
  /** Tasks that have a chapter; with `all`, introduction, difficulties and conclusion are there, too. */
  readonly chosen: readonly number[] | 'all';
  /** By name without `.svg`: `topology-task5`. */
  readonly drawings: ReadonlyMap<string, CaptionedDrawing>;
}

/** A task as it lies in the workspace. */
export interface RecordedTask {
  readonly plan: Plan;
  readonly manifest: Manifest | undefined;
  /** Files in `logs/task N/`, by name, `manifest.json` among them. */
  readonly files: ReadonlyMap<string, RecordedFile>;
  /** Pictures in `report/images/capture/taskN/`, by name. */
  readonly pictures: ReadonlyMap<string, RecordedPicture>;
  /** Recipes that the images would have if they were built now, by kind; empty where that cannot be told. */
  readonly recipes: Readonly<Record<string, string>>;
}

export interface RecordedFile {
  readonly text: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface RecordedPicture {
  readonly png: Uint8Array;
  /** What HAProxy said at that moment, as JSON. */
  readonly twin: string | undefined;
  readonly sha256: string;
}

/** A picture drawn from recorded facts, and what stands below it. */
export interface CaptionedDrawing extends Drawing {
  readonly caption: string;
}
