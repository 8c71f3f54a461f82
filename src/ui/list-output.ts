import { ProcessOutput } from 'listr2';
import type { Output } from './ui.js';

const hideCursor = '\u001B[?25l';
const showCursor = '\u001B[?25h';

/**
 * Where listr2 draws: the given stream, whose size is asked anew each time, as a terminal may be resized. Unlike
 * listr2's own it leaves `write` of the standard streams alone, so that the cursor comes back however the process ends.
 */
export class ListOutput extends ProcessOutput {
  private readonly restore = (): void => void this.output.write(showCursor);

  constructor(private readonly output: Output) {
    super();
  }

  override get stdout(): NodeJS.WriteStream {
    const { output } = this;
    return new Proxy(process.stdout, {
      get: (stream, name): unknown => {
        if (name === 'write') return output.write.bind(output);
        return name === 'columns'
          ? output.columns
          : name === 'rows'
            ? output.rows
            : Reflect.get(stream, name);
      },
    });
  }

  override toStdout(text: string, endOfLine = true): boolean {
    return this.output.write(endOfLine ? `${text}\n` : text);
  }

  override hijack(): void {
    this.output.write(hideCursor);
    process.once('exit', this.restore);
  }

  override release(): void {
    process.off('exit', this.restore);
    this.restore();
  }
}
