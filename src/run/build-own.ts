import type { Engine } from '../docker/engine.js';
import type { StepOutcome } from '../events.js';
import { Failed } from '../failure.js';
import { buildOwnImages, type OwnRepair } from '../lab/own-images.js';
import type { BuiltSource, OwnLab, OwnSource } from './own-source.js';
import { workspaceId } from './workspace-id.js';
import type { RunRequest } from './run-context.js';

/** Builds what the tasks are carried out with, each source once; one that does not build is a finding of its tasks. */
export async function buildOwn(
  request: RunRequest,
  { folder, repair, sources }: OwnLab,
  engine: Engine,
): Promise<{ value: ReadonlyMap<number, BuiltSource>; text: string; outcome?: StepOutcome }> {
  const { imagesFolder, settings, signal, emit } = request;
  const onProgress = (text: string): void => emit({ type: 'phase-progress', phase: 'build', text });
  const built = new Map<OwnSource, BuiltSource>();
  let count = 0;
  const repositoryId = await workspaceId(folder);
  const told = new Set<string>();
  const tell = (repair: OwnRepair): void => {
    const text = repairText(repair);
    if (!told.has(text)) emit({ type: 'note', level: 'info', text });
    told.add(text);
  };
  for (const source of new Set(sources.values())) {
    const state = source.commit === undefined ? 'work' : `task${source.stage}`;
    try {
      const { balancer, backend } = await buildOwnImages({
        engine,
        labFolder: source.folder,
        repositoryId,
        state,
        repair,
        imagesFolder,
        base: settings.base,
        signal,
        onProgress,
        onRepaired: (_role, one) => tell(one),
      });
      count += [balancer, backend].filter((image) => image.built).length;
      built.set(source, {
        source,
        images: { balancer: balancer.id, backend: backend.id },
        repaired: [balancer, backend].flatMap((image) => image.repaired ?? []),
        failure: undefined,
      });
    } catch (error) {
      if (!(error instanceof Failed) || error.failure.reason !== 'build-failed') throw error;
      const { failure } = error;
      built.set(source, { source, images: { balancer: '', backend: '' }, repaired: [], failure });
      emit({ type: 'note', level: 'warning', text: `${failure.image} does not build: ${failure.detail}` });
    }
  }
  const byTask = [...sources].flatMap(([task, source]) => {
    const one = built.get(source);
    return one ? [[task, one] as const] : [];
  });
  const failed = [...built.values()].some(({ failure }) => failure !== undefined);
  return {
    value: new Map(byTask),
    text: `your own, ${count === 0 ? 'up to date' : `${count} built`}`,
    ...(failed ? { outcome: 'otherwise' as const } : {}),
  };
}

function repairText({ dockerfile, reasons }: OwnRepair): string {
  return `${dockerfile} is repaired, which is no fault of yours: ${reasons.join('; ')}`;
}
