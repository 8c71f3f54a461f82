import { basename, dirname, join, resolve } from 'node:path';
import { benchText } from '../../bench/present/bench-text.js';
import { benchPages } from '../../bench/present/present-bench.js';
import { subjectNames, type BenchResult, type SubjectName } from '../../bench/result.js';
import { benchLabs } from '../../bench/bench-labs.js';
import { loadLabs } from '../lab-files.js';
import { runBench } from '../../bench/run-bench.js';
import { fullScale, quickScale, quickSubjects } from '../../bench/script.js';
import { quickFile, writeResult } from '../../bench/write-result.js';
import { Failed } from '../../failure.js';
import { outcomeOf } from '../../run/outcome.js';
import { Aside } from '../../keep/aside.js';
import { writeOwn } from '../../keep/door.js';
import { failureText } from '../../ui/failure-text.js';
import { chooseMode, makeUi } from '../../ui/make-ui.js';
import { makePalette } from '../../ui/palette.js';
import type { CommandResult } from '../command-result.js';
import { connectToEngine } from '../connect.js';
import { exitCode } from '../exit-code.js';
import { watchInterrupts } from '../interrupt.js';
import { productFolder, productVersion } from '../../product.js';
import { tellMovedAside } from '../tell-moved-aside.js';
import { sayingOurImages } from '../whose-text.js';
import { openWorkspace, type WorkspaceOptions } from '../workspace.js';

export interface BenchOptions extends WorkspaceOptions {
  readonly quick?: boolean;
  readonly subjects?: string;
  readonly seed?: number;
  readonly out?: string;
  readonly json?: boolean;
  readonly plain?: boolean;
  readonly build: boolean;
  readonly cost: boolean;
  readonly timeout?: number;
}

/** The width of tables where there is no terminal. */
const pageColumns = 120;

/** `ait-lab bench`: measures the subjects side by side and writes what came out. */
export async function bench(options: BenchOptions): Promise<CommandResult> {
  const { stdout, stderr } = process;
  const workspace = openWorkspace(options);
  const scale = options.quick ? quickScale : fullScale;
  const names = subjectsIn(options.subjects) ?? (options.quick ? quickSubjects : subjectNames);
  const aside = new Aside();
  using _told = tellMovedAside(aside);
  const ui = await makeUi({
    mode: chooseMode(options, stdout),
    stdout,
    stderr,
    now: () => performance.now(),
  });
  using signal = watchInterrupts(options.timeout === undefined ? undefined : options.timeout * 1000);
  const plain = makePalette({}, { NO_COLOR: '1' });
  const clock = performance.now();
  let text = '';
  let code: number;
  try {
    const { result, failure } = await runBench({
      connect: () => connectToEngine(signal),
      workspace: workspace.path,
      labs: benchLabs(loadLabs(productFolder)),
      base: workspace.settings.base,
      imagesFolder: workspace.imagesFolder,
      costPrograms: join(productFolder, 'bench', 'cost'),
      toolVersion: productVersion(),
      build: options.build,
      cost: options.cost,
      scale,
      subjects: names,
      seed: options.seed ?? Date.now() % 2 ** 32,
      aside,
      signal,
      emit: sayingOurImages(ui.emit),
      describe: (one) => failureText(one, plain).replace(/^\S+ /, '').split('\n', 2).join(': '),
    });
    code = exitCode(failure);
    const hasEvents = result?.subjects.some(({ events }) => events.length > 0) ?? false;
    if (result && hasEvents) {
      const file = await writeResult(resolve(workspace.path, options.out ?? 'bench'), result, aside);
      if (code === 0 && result.subjects.some(({ status }) => status === 'failed')) code = 1;
      await writePages(file, result, aside);
      text = options.json
        ? `${JSON.stringify({ type: 'bench-ended', file })}\n`
        : `${benchText(result, stdout.isTTY ? stdout.columns : pageColumns, makePalette(stdout))}\nresult in ${file}\n`;
    }
    // A subject that failed has ended no other, and yet not everything was measured.
    const outcome = failure === undefined && code !== 0 ? 'failed' : outcomeOf(failure);
    const elapsedMs = Math.round(performance.now() - clock);
    ui.emit({ type: 'run-ended', outcome, elapsedMs, ...(failure ? { failure } : {}) });
  } finally {
    await ui.close();
  }
  return { text, exitCode: code };
}

/** The chapter and its charts beside the result; a quick one that stands beside a full one does not replace its. */
async function writePages(file: string, result: BenchResult, aside: Aside): Promise<void> {
  if (basename(file) === quickFile) return;
  const root = dirname(file);
  for (const [name, text] of benchPages(result)) await writeOwn(join(root, name), text, { aside, root });
}

/** The subjects of `--subjects lab,hitless`, in the order of the table. */
function subjectsIn(words: string | undefined): readonly SubjectName[] | undefined {
  if (words === undefined) return undefined;
  const wanted = words.split(',').map((word) => word.trim());
  const unknown = wanted.find((word) => !subjectNames.some((name) => name === word));
  if (unknown !== undefined) {
    const hint = `some of ${subjectNames.join(',')}`;
    throw new Failed({ reason: 'usage', message: `"${unknown}" is not a subject of the bench`, hint });
  }
  return subjectNames.filter((name) => wanted.includes(name));
}
