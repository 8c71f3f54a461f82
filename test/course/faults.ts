import type { EditableFiles } from './course-files.js';
import type { CourseEdition } from './edition-values.js';

/** A mistake that somebody makes in a repository of the course's kind. */
export interface Fault {
  readonly name: string;
  /** Where it can be made; absent: in each edition. */
  readonly edition?: CourseEdition;
  /** The stage that it is made at; absent: at the last one. */
  readonly stage?: number;
  readonly apply: (files: EditableFiles) => void;
}
