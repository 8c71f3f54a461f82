import type { BaseImage } from '../base-image.js';
import type { Lab } from '../lab.js';

export interface ExperimentContext {
  readonly lab: Lab;
  /** Nodes that run at this step, `ha` first. */
  readonly running: readonly string[];
  /** Folder of the Dockerfiles. */
  readonly imagesFolder: string;
  /** What the images stand on; `undefined` with `--no-build`. */
  readonly base: BaseImage | undefined;
  /** Text of a file that this task has captured before. */
  readonly evidence: (file: string) => Promise<string>;
  readonly signal: AbortSignal;
  /** Tells the screen what goes on. */
  readonly say: (text: string) => void;
}

/** What an experiment found. */
export interface Finding {
  /** Becomes `experiment-NAME.json`; fields carry their unit: `…Ms`, `…Bytes`. */
  readonly value: object;
  /** Becomes `experiment-NAME.txt`: a heading, what was done, what was measured, aligned for readers. */
  readonly text: string;
  /** What a person would type for the same. */
  readonly commands: readonly string[];
}

/**
 * Measures something on a lab whose facts hold. The nodes of the step are left as they were found, and nothing that it
 * made stays behind, also when it is interrupted.
 *
 * @throws Failed `expectation-failed` when what it saw is not what the lab teaches
 */
export type Experiment = (context: ExperimentContext) => Promise<Finding>;
