/** Puts lines together again that a terminal cut at its width: those that begin neither with white space nor like JSON. */
export function rejoinWrapped(lines: readonly string[]): string[] {
  const pieces: string[][] = [];
  let inString = false;
  for (const line of lines) {
    const previous = pieces.at(-1);
    const continues: boolean = inString
      ? !/^\s*["']\w+["']\s*:/u.test(line.slice(0, 300))
      : !/^[\s"'“”[\]{}]/u.test(line);
    if (continues && previous !== undefined && line.trim() !== '') previous.push(line);
    else pieces.push([line]);
    inString = (continues && inString) !== (quotesIn(line) % 2 === 1);
  }
  return pieces.map((piece) => piece.join(''));
}

function quotesIn(line: string): number {
  return line.replace(/\\./gu, '').split('"').length - 1;
}
