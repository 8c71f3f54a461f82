/** What there is to be read in a hand-in, a line or a few, that can be repeated without end. */
export interface Flood {
  readonly name: string;
  /** The parsers, judges and findings that it is meant for, by the names of their files. */
  readonly reaches: string;
  /** Where it lies, so that they see it. */
  readonly path: string;
  /** Another one for each number. */
  readonly line: (index: number) => string;
}

/** A name of a container that is another one for each number. */
export const id = (index: number): string =>
  ((index * 2_654_435_761) >>> 0).toString(16).padStart(8, '0') + 'abcd';

/** The floods' texts: so many lines, and characters, at most. */
export function floodText(
  line: (index: number) => string,
  { lines, characters }: { readonly lines: number; readonly characters: number },
): string {
  const all: string[] = [];
  let length = 0;
  let count = 0;
  for (let index = 0; ; index += 1) {
    const text = line(index);
    length += text.length + 1;
    count += text.split('\n').length;
    if (all.length > 0 && (length > characters || count > lines)) return `${all.join('\n')}\n`;
    all.push(text);
  }
}
