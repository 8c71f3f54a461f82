import { relative, resolve } from 'node:path';
import { leastNodes } from '../../chaos/plan/make-chaos-plan.js';
import { resultText } from '../../chaos/result-text.js';
import { runChaos } from '../../chaos/run-chaos.js';
import { workspaceId } from '../../run/workspace-id.js';
import { lockWorkspace } from '../../run/workspace-lock.js';
import type { Variant } from '../../scenario/plan.js';
import { failureText } from '../../ui/failure-text.js';
import { makePalette } from '../../ui/palette.js';
import type { CommandResult } from '../command-result.js';
import { connectToEngine } from '../connect.js';
import { watchInterrupts } from '../interrupt.js';
import { productVersion } from '../product.js';
import { openWorkspace, type WorkspaceOptions } from '../workspace.js';

export interface ChaosOptions extends WorkspaceOptions {
  readonly minutes?: number;
  readonly seed?: number;
  readonly variant?: Variant;
  readonly rate?: number;
  readonly out?: string;
  readonly json?: boolean;
}

/** `ait-lab chaos`: everything that can happen, at random, while all that is promised is checked. */
export async function chaos(options: ChaosOptions): Promise<CommandResult> {
  const workspace = openWorkspace(options);
  const { minutes = 5, variant = 'hitless', rate = 300 } = options;
  const nodes = Math.max(leastNodes, options.nodes ?? 6);
  const now = new Date();
  const seed = options.seed ?? now.getTime() % 1_000_000;
  const settings = { seed, minutes, variant, nodes, rate };
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const folder =
    options.out === undefined ? resolve(workspace.path, 'chaos', `${seed}-${stamp}`) : resolve(options.out);
  await using _lock = await lockWorkspace(workspace.path, 'chaos', now);
  using signal = watchInterrupts();
  const plain = makePalette({}, { NO_COLOR: '1' });
  const result = await runChaos({
    engine: await connectToEngine(),
    settings: workspace.settings,
    chaos: settings,
    command: `ait-lab chaos --minutes ${minutes} --seed ${seed} --variant ${variant} --nodes ${nodes} --rate ${rate}`,
    workspace: await workspaceId(workspace.path),
    imagesFolder: workspace.imagesFolder,
    folder,
    toolVersion: productVersion(),
    signal,
    // Standard output is for the result alone.
    tell: (text, elapsedMs) =>
      process.stderr.write(`${(elapsedMs / 1000).toFixed(1).padStart(7)} s  ${text}\n`),
    describe: (failure) => failureText(failure, plain).replace(/^\S+ /, ''),
  });
  const shown = relative(process.cwd(), folder) || '.';
  const text = options.json ? `${JSON.stringify(result)}\n` : resultText(result, shown);
  return { text, exitCode: result.outcome === 'held' ? 0 : 1 };
}
