/** Where in a line the comment is; from its end on where there is none. */
export interface CommentInLine {
  readonly from: number;
  /** Whether the next line goes on with it. */
  readonly within: boolean;
}

/** Finds the comment of a line: after `#`, of a program after `//` or in between the like of it, in a template in `{{! }}`. */
export function commentStart(
  line: string,
  { isProgram, within }: { readonly isProgram: boolean; readonly within: boolean },
): CommentInLine {
  const end = line.length;
  if (within) return { from: 0, within: !line.includes('*/') };
  let quote = '';
  for (let at = 0; at < end; at += 1) {
    const sign = line[at] ?? '';
    if (quote !== '') {
      if (sign === '\\' && quote === '"') at += 1;
      else if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '#' && (at === 0 || /\s/.test(line[at - 1] ?? ''))) return { from: at, within };
    else if (line.startsWith('{{!', at)) return { from: at, within };
    else if (isProgram && line.startsWith('//', at)) return { from: at, within };
    else if (isProgram && line.startsWith('/*', at))
      return { from: at, within: !line.includes('*/', at + 2) };
  }
  return { from: end, within };
}
