import { constants } from 'node:fs';
import { access, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorWord } from '../../error-code.js';
import { Failed } from '../../failure.js';
import { BuildContext } from '../build-context.js';
import { failed, ok, type Answer } from './answer.js';

/** Whether evidence can be written: `logs/`, or the folder that it will be in, and what is in it. */
export async function askAboutLogs(logs: string): Promise<Answer> {
  const name = 'Evidence';
  const inside = await readdir(logs, { withFileTypes: true }).catch(errorWord);
  if (inside === 'ENOTDIR')
    return failed(name, `${logs} is a file`, 'rename it, or work in another folder with -C DIR');
  const folders =
    typeof inside === 'string'
      ? [inside === 'ENOENT' ? dirname(logs) : logs]
      : [logs, ...inside.filter((entry) => entry.isDirectory()).map((entry) => join(logs, entry.name))];
  for (const folder of folders) {
    const code = await access(folder, constants.R_OK | constants.W_OK | constants.X_OK).then(
      () => undefined,
      errorWord,
    );
    if (code !== undefined) {
      const hint = 'change the owner or the mode, or work in another folder with -C DIR';
      return failed(name, `${folder} cannot be written (${code})`, hint);
    }
  }
  return ok(name, `${logs} can be written`);
}

/** Whether files that go into images have the line ends that work there. */
export async function askAboutLineEnds(images: string): Promise<Answer> {
  const name = 'Line ends';
  try {
    await BuildContext.read(images);
    return ok(name, `LF in all files of ${images}`);
  } catch (error) {
    if (!(error instanceof Failed) || error.failure.reason !== 'crlf') throw error;
    const { file, line } = error.failure;
    return failed(
      name,
      `CRLF in ${file}, first at line ${line}`,
      `save it with LF: sed -i 's/\\r$//' '${file}'`,
    );
  }
}
