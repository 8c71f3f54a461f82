import type { PlacedPicture } from './lay-out-page.js';
import { matrixOf, numbers, times, type Matrix } from './matrix.js';

/** The numbers of the operators that move or paint pictures. */
export type Operators = Readonly<
  Record<
    | 'save'
    | 'restore'
    | 'transform'
    | 'paintFormXObjectBegin'
    | 'paintFormXObjectEnd'
    | 'paintImageXObject'
    | 'paintInlineImageXObject',
    number
  >
>;

/** Follows a page's drawing operators to where its pictures come to stand; `view` maps its points to those of a reader. */
export function placedPictures(
  operators: Operators,
  steps: readonly { readonly operator: number; readonly args: unknown }[],
  view: Matrix,
): PlacedPicture[] {
  const pictures: PlacedPicture[] = [];
  const saved: Matrix[] = [];
  let matrix = view;
  for (const { operator, args } of steps) {
    if (operator === operators.save) saved.push(matrix);
    else if (operator === operators.restore || operator === operators.paintFormXObjectEnd)
      matrix = saved.pop() ?? matrix;
    else if (operator === operators.transform) matrix = times(matrix, matrixOf(args));
    else if (operator === operators.paintFormXObjectBegin) {
      saved.push(matrix);
      matrix = times(matrix, matrixOf(first(args)));
    } else if (operator === operators.paintImageXObject) pictures.push(placed(matrix, named(args)));
    else if (operator === operators.paintInlineImageXObject) pictures.push(placed(matrix, inlined(args)));
  }
  return pictures;
}

/** A picture fills the square from 0 to 1. */
function placed(matrix: Matrix, pixels: PlacedPicture['pixels']): PlacedPicture {
  const [a, b, c, d, e, f] = matrix;
  const across = [e, e + a, e + c, e + a + c];
  const down = [f, f + b, f + d, f + b + d];
  return {
    left: Math.min(...across),
    right: Math.max(...across),
    top: Math.min(...down),
    bottom: Math.max(...down),
    pixels,
  };
}

function first(args: unknown): unknown {
  return Array.isArray(args) ? args[0] : undefined;
}

/** Arguments: a name, width and height. */
function named(args: unknown): PlacedPicture['pixels'] {
  const [, width = 0, height = 0] = numbers(args);
  return { width, height };
}

/** Argument: the picture itself. */
function inlined(args: unknown): PlacedPicture['pixels'] {
  const picture = first(args);
  if (typeof picture !== 'object' || picture === null) return { width: 0, height: 0 };
  const [width = 0, height = 0] = numbers([Reflect.get(picture, 'width'), Reflect.get(picture, 'height')]);
  return { width, height };
}
