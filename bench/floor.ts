import { devNull } from 'node:os';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { connectToEngine } from '../src/cli/connect.js';
import { loadLabs } from '../src/cli/lab-files.js';
import { loadPlans, selectTasks, taskFiles } from '../src/cli/task-files.js';
import { productFolder } from '../src/cli/product.js';
import { act } from '../src/lab/act.js';
import { capture } from '../src/lab/capture.js';
import { claimNetwork } from '../src/lab/claim-network.js';
import { baselineOf, observe } from '../src/lab/conditions.js';
import { label } from '../src/lab/labels.js';
import { Lab } from '../src/lab/lab.js';
import { removeOwned } from '../src/lab/remove-owned.js';
import { defaultSettings } from '../src/lab/settings.js';
import { describeVersions } from '../src/lab/versions.js';
import { sharedTopology } from '../src/run/run-lab.js';
import type { Capture, PlannedStep } from '../src/scenario/plan.js';
import { until } from '../src/until.js';

// What `run all` cannot be faster than: the same calls of the engine and the same observed waits, back to back. No
// command line, no checks, no events, no display, no files, no manifest; and neither pictures nor experiments, as in the
// runs that it is compared with. Prints its own wall time in milliseconds, which leaves out the start of Node.js.
const files = taskFiles(productFolder);
const labs = loadLabs(productFolder);
const plans = loadPlans(files, labs, selectTasks(process.argv.slice(2), [...files.keys()]));
const signal = new AbortController().signal;
const started = performance.now();
const engine = await connectToEngine();
for (const plan of plans) {
  const owner = { workspace: 'bench', run: 'floor', task: plan.task };
  const wanted = sharedTopology(plan.lab, defaultSettings(plan.lab));
  const topology = await claimNetwork(engine, wanted, owner);
  using lab = new Lab(engine, topology, owner, plan.target);
  let versions: Promise<unknown> | undefined;
  for (const step of plan.steps) {
    const baseline = await baselineOf(lab, step.conditions);
    for (const action of step.actions) await act(lab, action, signal);
    for (const condition of step.conditions) {
      // A container that is just starting refuses commands: that is a look like any other.
      const look = async (): Promise<boolean> =>
        (await observe(lab, condition, baseline).catch(() => ({ met: false }))).met;
      await until(look, { everyMs: 25 });
    }
    await Promise.all(
      withoutPictures(step).map(async (wanted) => {
        const { content } = await capture(lab, wanted.file, wanted, step.name);
        const source = content instanceof Readable ? content : Readable.from([content]);
        await pipeline(source, createWriteStream(devNull));
      }),
    );
    versions ??= describeVersions(lab);
  }
  await versions;
  await removeOwned(engine, [`${label.run}=floor`]);
}
console.log(Math.round(performance.now() - started));

function withoutPictures({ captures }: PlannedStep): readonly Capture[] {
  return captures.filter(({ kind }) => kind !== 'screenshot');
}
