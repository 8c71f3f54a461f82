import { jsonLines } from './json-lines.js';
import { plainLines } from './plain-lines.js';
import type { Output, Ui, UiMode, UiOptions } from './ui.js';

/** Makes the part that shows events. A reader that goes away (`| head`) silences it and ends nothing. */
export async function makeUi(options: UiOptions): Promise<Ui> {
  for (const stream of [options.stdout, options.stderr]) stream.on('error', () => undefined);
  const ui = await open(options);
  const close = async (): Promise<void> => {
    await ui.close();
    await Promise.all([flushed(options.stdout), flushed(options.stderr)]);
  };
  return { emit: ui.emit, close };
}

/** The mode that fits the options and the stream: `--json`, `--plain`, or what the terminal can do. */
export function chooseMode(
  options: { readonly json?: boolean | undefined; readonly plain?: boolean | undefined },
  stdout: Output,
  env: NodeJS.ProcessEnv = process.env,
): UiMode {
  if (options.json === true) return 'json';
  return options.plain === true || stdout.isTTY !== true || env['TERM'] === 'dumb' ? 'plain' : 'progress';
}

async function open(options: UiOptions): Promise<Ui> {
  if (options.mode === 'json') return jsonLines(options);
  if (options.mode === 'plain') return plainLines(options);
  // listr2 takes longer to load than the rest of the tool together, so only a terminal pays for it.
  const { progress } = await import('./progress.js');
  return progress(options);
}

function flushed(stream: Output): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}
