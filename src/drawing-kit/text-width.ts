/** The faces that drawings are set in. */
export interface Face {
  /** Pixels. */
  readonly size: number;
  readonly bold?: boolean;
  readonly mono?: boolean;
}

/**
 * How wide a text may become, in pixels. Which font a reader has is unknown, so this goes by the widest of the usual
 * ones (DejaVu, Verdana); in others the text is shorter.
 */
export function textWidth(text: string, face: Face): number {
  const ems = Array.from(text).reduce((sum, character) => sum + emsOf(character, face), 0);
  return ems * face.size * (face.bold && !face.mono ? 1.16 : 1);
}

/** A text that fits into so many pixels, cut with `…` where it has to be. */
export function fitText(text: string, width: number, face: Face): string {
  if (textWidth(text, face) <= width) return text;
  const characters = Array.from(text);
  while (characters.length > 0 && textWidth(`${characters.join('')}…`, face) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** As `fitText`, for a command: its last options go first, for its program and file say more than half an option. */
export function fitCommand(command: string, width: number, face: Face): string {
  if (textWidth(command, face) <= width) return command;
  const starts = Array.from(command.matchAll(/ -/g), ({ index }) => index).reverse();
  const shorter = starts.map((start) => `${command.slice(0, start)} …`);
  return shorter.find((text) => textWidth(text, face) <= width) ?? fitText(command, width, face);
}

/** Widths in the widest usual font, DejaVu Sans, in groups: each character is at most as wide as its group says. */
const groups: readonly (readonly [ems: number, characters: string])[] = [
  [0.3, "'ijlIJ"],
  [0.37, ' ,./:;\\|f-’\u00a0\u202f'],
  [0.42, '()[]tr!'],
  [0.58, '"*_`sz?cLFk'],
  [0.64, '0123456789abdeghnopquvxyPTYES{}$–éèêàâîïôûç'],
  [0.7, 'KAVBRXZC'],
  [0.8, 'UHNDGOQw&'],
  [0.86, '#+<=>^~M→'],
];

const widths = new Map(groups.flatMap(([ems, characters]) => Array.from(characters, (one) => [one, ems])));

function emsOf(character: string, face: Face): number {
  if (/\p{M}/u.test(character)) return 0;
  if (!/[\u0020-\u024f\u2010-\u2026\u202f\u2192]/.test(character)) return 1.4;
  return face.mono ? 0.605 : (widths.get(character) ?? 1);
}
