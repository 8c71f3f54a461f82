const fromDocker =
  /^(?:Error: No such (?:container|object|image)|Error response from daemon|(?:docker: )?Error response from daemon|Cannot connect to the Docker daemon|error during connect|Got permission denied|.{0,40}permission denied while trying to connect)/i;

const fromShell =
  /^(?:(?:cat|ls|tail|more|less|head|cp|cd): .{0,200}(?:No such file|cannot (?:access|open)|Permission denied|Is a directory)|(?:-?(?:ba|z)?sh|-?bash|sudo|zsh).{0,100}(?:command not found|not found|no such file)|.{0,80}: command not found|.{0,80}is not recognized as|OCI runtime exec failed|permission denied\b)/i;

/** The refusal that a program printed instead of what was asked of it, trimmed; `undefined` for any other line. */
export function readComplaint(line: string): string | undefined {
  const text = line.slice(0, 400).trim();
  return fromDocker.test(text) || fromShell.test(text) ? text : undefined;
}

/** Whether Docker itself refuses: no line of a container's log reads like that. */
export function isRefusalOfDocker(line: string): boolean {
  return fromDocker.test(line.slice(0, 400).trim());
}
