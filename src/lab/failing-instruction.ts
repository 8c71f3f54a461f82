import { readDockerfile } from '../repository/dockerfile.js';

/** Follows a build's lines, to tell the line of the Dockerfile at which it has failed. */
export class FailingInstruction {
  private line: number | undefined;

  constructor(private readonly dockerfile: string) {}

  /** Takes a line that the builder prints: `Step 5/12 : RUN …`, or BuildKit's `Dockerfile:12`. */
  read(text: string): void {
    const step = /^Step (\d+)\/\d+ : /.exec(text)?.[1];
    if (step !== undefined) this.line = readDockerfile(this.dockerfile)[Number(step) - 1]?.line;
    const place = /^\s*(?:ERROR: )?Dockerfile:(\d+)/.exec(text)?.[1];
    if (place !== undefined) this.line = Number(place);
  }

  /**
   * The line, counted from 1, where it is known.
   *
   * @param detail the builder's error, which names the line of what it cannot even read
   */
  lineOf(detail: string): number | undefined {
    const named = /\bparse error(?: on)? line (\d+)|\bDockerfile:(\d+)/.exec(detail);
    return named ? Number(named[1] ?? named[2]) : this.line;
  }
}
