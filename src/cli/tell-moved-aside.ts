import type { Aside } from '../keep/aside.js';
import { movedAsideLines } from '../ui/moved-aside-lines.js';
import { makePalette } from '../ui/palette.js';

/** Tells at the end of a command, however it ends, what it has moved aside; beside its result, on standard error. */
export function tellMovedAside(aside: Aside): Disposable {
  return {
    [Symbol.dispose]: () => {
      const { stderr } = process;
      for (const line of movedAsideLines(aside.movedWithin(process.cwd()), makePalette(stderr)))
        stderr.write(`${line}\n`);
    },
  };
}
