/** `ENOENT`, or how else the system calls what was thrown; `undefined` where it is no error of the system. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** The same for a reader: the error's own words where it has no code. */
export function errorWord(error: unknown): string {
  return errorCode(error) ?? (error instanceof Error ? error.message : String(error));
}
