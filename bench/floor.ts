import { devNull } from 'node:os';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { connectToEngine } from '../src/cli/connect.js';
import type { OwnRepository } from '../src/cli/own-repository.js';
import { loadPlans, selectTasks } from '../src/cli/task-files.js';
import { openWorkspace } from '../src/cli/workspace.js';
import { act } from '../src/lab/act.js';
import { capture } from '../src/lab/capture.js';
import { claimNetwork } from '../src/lab/claim-network.js';
import { baselineOf, observe } from '../src/lab/conditions.js';
import { label } from '../src/lab/labels.js';
import { Lab } from '../src/lab/lab.js';
import { ownImageName } from '../src/lab/own-images.js';
import { removeOwned } from '../src/lab/remove-owned.js';
import { defaultSettings } from '../src/lab/settings.js';
import { describeVersions } from '../src/lab/versions.js';
import { sharedTopology } from '../src/run/run-lab.js';
import { workspaceId } from '../src/run/workspace-id.js';
import type { RoleName } from '../src/scenario/lab-description.js';
import { leaveOut } from '../src/scenario/leave-out.js';
import type { Capture, PlannedStep } from '../src/scenario/plan.js';
import { until } from '../src/until.js';

// What `run all` cannot be faster than: the same calls of the engine and the same observed waits, back to back. No
// command line, no checks, no events, no display, no files, no manifest; and neither pictures nor experiments, as in the
// runs that it is compared with. Prints its own wall time in milliseconds, which leaves out the start of Node.js.
// Usage: node floor.js FOLDER TASK…  The images of a repository in that folder are those that a run has built.
const [folder = '', ...words] = process.argv.slice(2);
const { files, labs, repository } = openWorkspace({ directory: folder });
const images = repository && (await ownImages(repository));
const stage = repository?.stage.begun;
const plans = loadPlans(files, labs, selectTasks(words, [...files.keys()])).map((plan) =>
  leaveOut(plan, [], stage),
);
const signal = new AbortController().signal;
const started = performance.now();
const engine = await connectToEngine();
for (const plan of plans) {
  const owner = { workspace: 'bench', run: 'floor', task: plan.task };
  const wanted = sharedTopology(plan.lab, defaultSettings(plan.lab));
  const topology = await claimNetwork(engine, wanted, owner);
  using lab = new Lab(engine, topology, owner, plan.target, { images });
  let versions: Promise<unknown> | undefined;
  for (const step of plan.steps.filter(({ isLeftOut }) => !isLeftOut)) {
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

/** Their names by role: an engine starts what they stand for. */
async function ownImages({ folder: lab }: OwnRepository): Promise<Record<RoleName, string>> {
  const id = await workspaceId(lab);
  return { balancer: ownImageName(id, 'balancer', 'work'), backend: ownImageName(id, 'backend', 'work') };
}

function withoutPictures({ captures }: PlannedStep): readonly Capture[] {
  return captures.filter(({ kind }) => kind !== 'screenshot');
}
