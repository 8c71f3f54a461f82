/** What a command leaves to be done: text for standard output, and the exit code. */
export interface CommandResult {
  readonly text: string;
  readonly exitCode: number;
}
