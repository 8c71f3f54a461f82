import { markup, type Html } from '../../html/markup.js';

/** Whether a program has coloured the text for a terminal. */
export function hasAnsiColors(text: string): boolean {
  return text.includes(`${escape}[`) && colorSequence().test(text);
}

/**
 * Lines with a terminal's sixteen colours, bold and faint as spans of classes. Other colours and attributes go, since no contrast
 * could be promised for them.
 */
export function ansiLines(text: string): Html[] {
  let style: Style = plain;
  return text.split(/\r\n|\r|\n/).map((line) => {
    // Text and the parameters of a sequence take turns.
    const pieces = line.split(colorSequence());
    return markup`${pieces.map((piece, index) => {
      if (index % 2 === 0) return dressed(piece, style);
      style = restyled(style, piece);
      return undefined;
    })}`;
  });
}

interface Style {
  readonly color: string | undefined;
  readonly weight: 'bold' | 'faint' | undefined;
}

const escape = '\u001b';
const plain: Style = { color: undefined, weight: undefined };
const colors = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

function colorSequence(): RegExp {
  return new RegExp(`${escape}\\[([\\d;:]*)m`);
}

function dressed(text: string, { color, weight }: Style): Html {
  const classes = [color, weight].flatMap((name) => (name === undefined ? [] : `ansi-${name}`));
  return classes.length === 0 || text === ''
    ? markup`${text}`
    : markup`<span class="${classes.join(' ')}">${text}</span>`;
}

function restyled(before: Style, parameters: string): Style {
  const codes = parameters.split(/[;:]/).map(Number);
  let style = before;
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index] ?? 0;
    if (code === 38 || code === 48) {
      // 38;5;N and 38;2;R;G;B: the colour's own numbers are no codes.
      index += codes[index + 1] === 2 ? 4 : 2;
      if (code === 38) style = { ...style, color: undefined };
    } else {
      style = withCode(style, code);
    }
  }
  return style;
}

function withCode(style: Style, code: number): Style {
  if (code === 0) return plain;
  if (code === 1) return { ...style, weight: 'bold' };
  if (code === 2) return { ...style, weight: 'faint' };
  if (code === 22) return { ...style, weight: undefined };
  if (code === 39) return { ...style, color: undefined };
  const base = code >= 90 ? code - 90 : code - 30;
  const color = base >= 0 && (code < 38 || code >= 90) ? colors[base] : undefined;
  return color === undefined ? style : { ...style, color };
}
