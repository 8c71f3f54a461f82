import { relative, resolve } from 'node:path';
import { leastNodes } from '../../chaos/plan/make-chaos-plan.js';
import { survivableFaults, type Fault } from '../../chaos/plan/fault.js';
import type { ChaosResult } from '../../chaos/chaos-result.js';
import { resultText } from '../../chaos/result-text.js';
import { runChaos } from '../../chaos/run-chaos.js';
import type { Failure } from '../../failure.js';
import { failureOf, outcomeOf } from '../../run/outcome.js';
import { Aside } from '../../keep/aside.js';
import { workspaceId } from '../../run/workspace-id.js';
import { lockWorkspace } from '../../run/workspace-lock.js';
import { failureText } from '../../ui/failure-text.js';
import { chooseMode, makeUi } from '../../ui/make-ui.js';
import { makePalette } from '../../ui/palette.js';
import type { CommandResult } from '../command-result.js';
import { Failed } from '../../failure.js';
import { connectToEngine } from '../connect.js';
import { exitCode } from '../exit-code.js';
import { watchInterrupts } from '../interrupt.js';
import { loadLabs } from '../lab-files.js';
import { productFolder, productVersion } from '../../product.js';
import { tellMovedAside } from '../tell-moved-aside.js';
import { sayingOurImages } from '../whose-text.js';
import { openWorkspace, type WorkspaceOptions } from '../workspace.js';

export interface ChaosOptions extends WorkspaceOptions {
  readonly minutes?: number;
  readonly seed?: number;
  readonly variant?: string;
  readonly rate?: number;
  readonly faults?: readonly Fault[];
  readonly out?: string;
  readonly json?: boolean;
  readonly plain?: boolean;
}

/** `ait-lab chaos`: everything that can happen, at random, while all that is promised is checked. */
export async function chaos(options: ChaosOptions): Promise<CommandResult> {
  const workspace = openWorkspace(options);
  const { minutes = 5, variant = 'hitless', rate = 300 } = options;
  const nodes = Math.max(leastNodes, options.nodes ?? 6);
  const description = loadLabs(productFolder).get(variant);
  if (!description) throw new Failed({ reason: 'usage', message: `there is no variant ${variant}` });
  const survivable = survivableFaults(description);
  const faults = options.faults ?? survivable;
  const [unsurvivable] = faults.filter((fault) => !survivable.includes(fault));
  if (unsurvivable !== undefined)
    throw new Failed({
      reason: 'usage',
      message: `--faults ${unsurvivable}: ${variant} promises nothing there`,
    });
  const now = new Date();
  const seed = options.seed ?? now.getTime() % 1_000_000;
  const settings = { seed, minutes, variant, nodes, rate, faults };
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const folder =
    options.out === undefined ? resolve(workspace.path, 'chaos', `${seed}-${stamp}`) : resolve(options.out);
  const shownFolder = relative(process.cwd(), folder) || '.';
  const aside = new Aside(() => now);
  using _told = tellMovedAside(aside);
  await using _lock = await lockWorkspace(workspace.path, 'chaos', now, aside);
  using signal = watchInterrupts();
  const plain = makePalette({}, { NO_COLOR: '1' });
  const { stdout, stderr } = process;
  const mode = chooseMode(options, stdout);
  const ui = await makeUi({ mode, stdout, stderr, now: () => performance.now() });
  const clock = performance.now();
  let result: ChaosResult | undefined;
  let failure: Failure | undefined;
  try {
    try {
      result = await runChaos({
        engine: await connectToEngine(signal),
        settings: workspace.settings,
        description,
        chaos: settings,
        command: `ait-lab chaos --minutes ${minutes} --seed ${seed} --variant ${variant} --nodes ${nodes} --rate ${rate} --faults ${faults.join(',') || 'none'}`,
        workspace: await workspaceId(workspace.path),
        imagesFolder: workspace.imagesFolder,
        folder,
        shownFolder,
        aside,
        toolVersion: productVersion(),
        signal,
        emit: sayingOurImages(ui.emit),
        describe: (one) => failureText(one, plain).replace(/^\S+ /, ''),
      });
    } catch (error) {
      failure = failureOf(error, signal);
    }
    const outcome = result && result.outcome !== 'held' ? 'failed' : outcomeOf(failure);
    const elapsedMs = Math.round(performance.now() - clock);
    ui.emit({ type: 'run-ended', outcome, elapsedMs, ...(failure && { failure }) });
  } finally {
    await ui.close();
  }
  if (!result) return { text: '', exitCode: exitCode(failure) };
  const text = options.json
    ? `${JSON.stringify({ type: 'chaos-ended', folder: shownFolder, result })}\n`
    : `\n${resultText(result, shownFolder)}`;
  return { text, exitCode: result.outcome === 'held' ? 0 : 1 };
}
