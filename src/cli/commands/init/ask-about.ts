import { createInterface } from 'node:readline/promises';
import type { AboutReport } from '../../../report/init/new-workspace.js';

/**
 * Asks on a terminal for what the title page lacks; elsewhere, and where nothing is answered, it stays as it is.
 *
 * @returns `undefined` when Ctrl-C was the answer
 */
export async function askAbout(about: AboutReport): Promise<AboutReport | undefined> {
  const { stdin, stdout } = process;
  const { authors = [], repository } = about;
  if (!stdin.isTTY || !stdout.isTTY || (authors.length > 0 && repository !== undefined)) return about;
  const stop = new AbortController();
  const reader = createInterface({ input: stdin, output: stdout });
  // The end of the input answers nothing more.
  reader.on('close', () => stop.abort());
  const interrupt = new AbortController();
  reader.on('SIGINT', () => {
    interrupt.abort();
    stop.abort();
  });
  const ask = (question: string): Promise<string> =>
    reader.question(question, { signal: stop.signal }).then(
      (answer) => answer.trim(),
      () => '',
    );
  try {
    const names =
      authors.length > 0
        ? []
        : (await ask('Who hands the report in? Names with commas between them: ')).split(',');
    const address = repository ?? (await askForAddress(ask));
    if (interrupt.signal.aborted) return undefined;
    const said = names.map((name) => name.trim()).filter((name) => name !== '');
    return { ...about, authors: [...authors, ...said], repository: address };
  } finally {
    reader.close();
  }
}

async function askForAddress(ask: (question: string) => Promise<string>): Promise<string | undefined> {
  for (;;) {
    const address = await ask('Address of the repository, https://…: ');
    if (address === '') return undefined;
    if (/^https?:\/\/\S+$/.test(address) && URL.canParse(address)) return address;
  }
}
