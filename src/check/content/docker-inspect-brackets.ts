/** The brackets of a JSON text outside of its strings; a line break ends a string, so that damage stays within its line. */
export function bracketsOf(text: string): string {
  let found = '';
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (inString && character === '\\') index += 1;
    else if (character === '"') inString = !inString;
    else if (character === '\n') inString = false;
    else if (!inString && '[]{}'.includes(character)) found += character;
  }
  return found;
}

/** An object alone, without the brackets and commas that frame it or are too many, with those that miss at its end. */
export function unframed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && frame.includes(text[start] ?? '')) start += 1;
  while (end > start && frame.includes(text[end - 1] ?? '')) end -= 1;
  const inner = text.slice(start, end);
  const open: string[] = [];
  for (const bracket of bracketsOf(inner)) {
    if (bracket === '{' || bracket === '[') open.push(bracket === '{' ? '}' : ']');
    else open.pop();
  }
  return `{${inner}${open.reverse().join('')}}`;
}

/** Whether an object of an array goes to its end in these lines, whatever is missing before it. */
export function goesToItsEnd(lines: readonly string[]): boolean {
  let depth = 0;
  for (const bracket of bracketsOf(lines.join('\n'))) depth += bracket === '{' || bracket === '[' ? 1 : -1;
  const last = lines.at(-1) ?? '';
  // One bracket may be open, that of the array; a deeper end is that of a part.
  return /[\]}],?\s*$/u.test(last.slice(-200)) && (depth <= 0 || (depth === 1 && !/^\s{5}/u.test(last)));
}

const frame = ' \t\r\n,[]{}';
