import { readDockerfile, type Instruction } from '../dockerfile.js';

/** An image that a Dockerfile stands on. */
export interface BaseName {
  /** As it is meant: `haproxy:1.5`. */
  readonly image: string;
  /** As it is written, which may be `${BASE}`. */
  readonly written: string;
  /** `--platform=…` as it is written, if there is one. */
  readonly platform: string | undefined;
  /** Line of the FROM, counted from 1. */
  readonly line: number;
}

/** The images that the stages of a Dockerfile stand on, in their order; stages that stand on others of it have none. */
export function baseImages(dockerfile: string): BaseName[] {
  const values = new Map<string, string>();
  const stages = new Set<string>(['scratch']);
  const bases: BaseName[] = [];
  for (const { keyword, value, line } of globalPart(readDockerfile(dockerfile))) {
    if (keyword === 'ARG') {
      for (const [, name = '', text = ''] of value.matchAll(/(\w+)=("[^"]*"|'[^']*'|\S*)/g)) {
        values.set(name, text.replace(/^(["'])(.*)\1$/, '$2'));
      }
      continue;
    }
    const words = value.split(/\s+/).filter((word) => word !== '');
    const platform = words[0]?.startsWith('--') ? words.shift() : undefined;
    const [written = '', as = '', stage] = words;
    const image = filledIn(written, values);
    if (image !== '' && !stages.has(image.toLowerCase())) bases.push({ image, written, platform, line });
    if (as.toLowerCase() === 'as' && stage !== undefined) stages.add(stage.toLowerCase());
  }
  return bases;
}

/** Every FROM, and the ARG before the first one: those after it say nothing to a FROM. */
function globalPart(instructions: readonly Instruction[]): Instruction[] {
  const first = instructions.findIndex(({ keyword }) => keyword === 'FROM');
  return instructions.filter(
    ({ keyword }, index) => keyword === 'FROM' || (keyword === 'ARG' && index < first),
  );
}

/** Puts values in the place of `$NAME`, `${NAME}`, `${NAME:-other}`. */
function filledIn(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(
    /\$(?:(\w+)|\{(\w+)(?::-([^}]*))?\})/g,
    (_, plain: string | undefined, braced: string | undefined, other: string | undefined) =>
      values.get(plain ?? braced ?? '') ?? other ?? '',
  );
}
