/** An instruction of a Dockerfile. */
export interface Instruction {
  /** In capitals: `COPY`. */
  readonly keyword: string;
  /** All that follows it, continuation lines joined and comments between them left out. */
  readonly value: string;
  /** Where it begins, counted from 1. */
  readonly line: number;
}

/** The instructions of a Dockerfile in their order, comments left out; text that is no instruction has its first word as keyword. */
export function readDockerfile(text: string): Instruction[] {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  const continued = continuation(lines[0] ?? '');
  const instructions: Instruction[] = [];
  for (let at = 0; at < lines.length; at++) {
    if (isBlank(lines[at])) continue;
    const line = at + 1;
    let whole = '';
    let goesOn = true;
    for (; goesOn && at < lines.length; at++) {
      const part = lines[at] ?? '';
      // Within an instruction, comments and empty lines neither end it nor belong to it.
      if (isBlank(part)) continue;
      goesOn = continued.test(part);
      whole += `${part.replace(continued, '').trim()} `;
    }
    const last = skipHereDocuments(lines, whole, at);
    whole += lines.slice(at, last).join('\n');
    at = last - 1;
    const [, keyword = '', value = ''] = /^(\S+)\s*([\s\S]*)$/.exec(whole.trim()) ?? [];
    instructions.push({ keyword: keyword.toUpperCase(), value, line });
  }
  return instructions;
}

/** The words of the form with brackets, `["/init", "-v"]`; `undefined` for the shell form, to which a typing error leads, too. */
export function execForm(value: string): string[] | undefined {
  try {
    const words: unknown = JSON.parse(value);
    return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : undefined;
  } catch {
    return undefined;
  }
}

function isBlank(line: string | undefined): boolean {
  return /^\s*(?:#.*)?$/.test(line ?? '');
}

/** What at the end of a line continues it: a backslash, or what the first line of the file says. */
function continuation(firstLine: string): RegExp {
  return /^#\s*escape\s*=\s*`/i.test(firstLine) ? /`\s*$/ : /\\\s*$/;
}

/** The index behind the here-documents that an instruction opens; `from` where it opens none. */
function skipHereDocuments(lines: readonly string[], instruction: string, from: number): number {
  if (!/^(?:RUN|COPY|ADD)\s/i.test(instruction)) return from;
  let at = from;
  for (const [, quoted, plain] of instruction.matchAll(/<<-?(?:["'](\w+)["']|(\w+))/g)) {
    const end = lines.findIndex((line, index) => index >= at && line.trim() === (quoted ?? plain));
    if (end >= 0) at = end + 1;
  }
  return at;
}
