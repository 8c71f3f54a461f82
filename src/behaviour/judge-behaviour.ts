import { randomBytes } from 'node:crypto';
import { questionIds, type Behaviour, type QuestionId } from '../check/question.js';
import type { Engine } from '../docker/engine.js';
import { readContainerFile } from '../docker/file.js';
import { removeImage } from '../docker/image.js';
import { Failed, type Failure } from '../failure.js';
import { claimNetwork } from '../lab/claim-network.js';
import { label } from '../lab/labels.js';
import { Lab } from '../lab/lab.js';
import { buildOwnImages, ownImageName, type RepairMode } from '../lab/own-images.js';
import { Substitutes } from '../lab/substitutes.js';
import { removeOwned } from '../lab/remove-owned.js';
import { checkOutAside } from '../repository/check-out.js';
import { describeLab } from '../repository/describe-lab.js';
import { readHistory } from '../repository/history.js';
import type { Repository } from '../repository/repository.js';
import type { RepositoryFiles } from '../repository/repository-files.js';
import { explained, ofFailedBuild, seenOf } from '../run/explain.js';
import { isolatedTopology } from '../run/run-lab.js';
import { workspaceId } from '../run/workspace-id.js';
import type { LabDescription, RoleName } from '../scenario/lab-description.js';
import { carryOut, type CarriedOut } from './carry-out.js';
import { DiskGuard } from './disk-guard.js';
import { behaviourScript, templateScript } from './script.js';
import type { Moment, Seen } from './sight.js';
import { verdicts, type Circumstances } from './verdicts.js';

export interface BehaviourRequest {
  readonly engine: Engine;
  readonly repository: Repository;
  /** Absolute path of the folder of the lab. */
  readonly folder: string;
  readonly files: RepositoryFiles;
  /** What holds for any repository of the course. */
  readonly courseLab: LabDescription;
  readonly repair: RepairMode;
  /** Folder of the tool's own Dockerfiles, those of the substitutes among them. */
  readonly imagesFolder: string;
  /** What the substitutes stand on. */
  readonly base: string;
  /** How long building, and then the rest, may take; what was seen by then counts. */
  readonly limits: { readonly buildMs: number; readonly runMs: number };
  readonly signal: AbortSignal;
  readonly onProgress: (text: string) => void;
}

/** What a lab does, and what it has made of itself meanwhile. */
export interface BehaviourAnswers {
  readonly behaviour: readonly Behaviour[];
  readonly made: Made;
}

/** What a lab's own code has written, as it was at the end. */
export interface Made {
  readonly handlersLog: string;
  readonly configuration: string;
}

/** The task whose template names who joined last. */
const templateTask = 4;

/**
 * Builds a repository's two images and tells, by what can be seen of their containers from outside, whether they do what the
 * course asks for. All that it creates on the engine is gone when it ends.
 *
 * @throws Failed for faults of the machine; a repository that does not build is an answer
 */
export async function judgeBehaviour(request: BehaviourRequest): Promise<BehaviourAnswers> {
  const { repository } = request;
  const atTemplate = repository.stage.begun === templateTask;
  const script = behaviourScript(atTemplate);
  const work = {
    folder: request.folder,
    files: request.files,
    stage: repository.stage.begun,
    state: 'behaviour',
  };
  const main = await inLab(request, work, script.moments);
  const unmade = { handlersLog: '', configuration: '' };
  if ('tooLong' in main) {
    const why = `it was not built within ${main.tooLong / 1000} s`;
    return { behaviour: nobodyCouldSee(why), made: unmade };
  }
  if ('notBuilt' in main)
    return { behaviour: notBuilt(request.files, main.notBuilt, main.elapsedMs), made: unmade };
  const older = main.tellsOf('B4') ? undefined : await ofTemplate(request);
  const whyNot: Partial<Record<QuestionId, string>> = {
    ...(script.hasNothingToFollow() ? { B6: "HAProxy's file never changed, so nothing follows it" } : {}),
    ...(older === undefined && !main.tellsOf('B4') ? { B4: noTemplate } : {}),
  };
  const behaviour = verdicts(together(main.carriedOut, older?.carriedOut), {
    whyNot,
    explain: (seen) => (seen.sight.question === 'B4' && older ? older : main).explain(seen),
  });
  return { behaviour, made: main.made };
}

/** What hand-ins' repaired bases stand on, made before any of them is judged: it takes minutes where it was never made. */
export async function prepareEngine(
  engine: Engine,
  {
    repair,
    ...options
  }: Pick<BehaviourRequest, 'repair' | 'imagesFolder' | 'base' | 'signal' | 'onProgress'>,
): Promise<void> {
  if (repair === 'never') return;
  const substitutes = new Substitutes({ engine, ...options });
  await Promise.all([substitutes.idOf('haproxy'), substitutes.idOf('node')]);
}

const noTemplate = 'its images are at a later task, and no commit is at task 4: commit after each task';

/** What images are built from. */
interface Source {
  readonly folder: string;
  readonly files: RepositoryFiles;
  readonly stage: number;
  /** Last part of the images' names. */
  readonly state: string;
}

interface InLab {
  readonly carriedOut: CarriedOut;
  readonly explain: Circumstances['explain'];
  readonly tellsOf: (question: QuestionId) => boolean;
  readonly made: Made;
}

/** Builds, brings a lab from moment to moment, and removes everything again. */
async function inLab(
  request: BehaviourRequest,
  source: Source,
  moments: readonly Moment[],
): Promise<InLab | { notBuilt: BuildFailure; elapsedMs: number } | { tooLong: number }> {
  const { engine, signal, onProgress } = request;
  const run = randomBytes(4).toString('hex');
  const workspace = await workspaceId(request.folder);
  const owner = { workspace, run, task: source.stage };
  const description = describeLab(request.courseLab, request.repository, source.stage);
  const clock = performance.now();
  try {
    const built = await build(request, source, workspace);
    if ('tooLong' in built) return built;
    if ('notBuilt' in built) return { ...built, elapsedMs: performance.now() - clock };
    const settings = { bind: '127.0.0.1', bindAdmin: undefined };
    const wanted = isolatedTopology(description, settings, run, source.stage);
    using lab = new Lab(engine, await claimNetwork(engine, wanted, owner), owner, '', {
      images: built.images,
    });
    await using guard = new DiskGuard(lab);
    const deadline = AbortSignal.any([AbortSignal.timeout(request.limits.runMs), guard.signal]);
    const carriedOut = await carryOut(lab, moments, { signal, deadline, onMoment: onProgress });
    const containers = ['ha', 's1', 's2', 's3', 's4', 's5'];
    const said = await seenOf(lab, containers);
    return {
      carriedOut,
      made: await madeIn(lab),
      tellsOf: (question) =>
        carriedOut.seen.some(({ sight, met }) => sight.question === question && met !== undefined),
      explain: (seen) => whyOf(source.files, said, seen),
    };
  } finally {
    await removeOwned(engine, [`${label.run}=${run}`]);
    // Of two images one may have been built where the other was not.
    for (const role of ['balancer', 'backend'] as const)
      await removeImage(engine, ownImageName(workspace, role, source.state));
  }
}

async function madeIn(lab: Lab): Promise<Made> {
  const { handlersLog = '', configuration } = lab.description.roles.balancer.places;
  const read = async (path: string): Promise<string> => {
    const content = await readContainerFile(lab.engine, lab.container(lab.balancer), path);
    return content?.toString('utf8').slice(0, mostMade) ?? '';
  };
  return { handlersLog: await read(handlersLog), configuration: await read(configuration) };
}

/** Characters; a lab writes some ten thousand. */
const mostMade = 500_000;

type BuildFailure = Extract<Failure, { reason: 'build-failed' }>;

async function build(
  { engine, repair, imagesFolder, base, limits, signal, onProgress }: BehaviourRequest,
  { folder, state }: Source,
  repositoryId: string,
): Promise<{ images: Record<RoleName, string> } | { notBuilt: BuildFailure } | { tooLong: number }> {
  const deadline = AbortSignal.timeout(limits.buildMs);
  try {
    const { balancer, backend } = await buildOwnImages({
      engine,
      labFolder: folder,
      repositoryId,
      state,
      repair,
      imagesFolder,
      base,
      signal: AbortSignal.any([signal, deadline]),
      onProgress,
      onRepaired: () => undefined,
    });
    return { images: { balancer: balancer.id, backend: backend.id } };
  } catch (error) {
    signal.throwIfAborted();
    if (deadline.aborted) return { tooLong: limits.buildMs };
    if (!(error instanceof Failed) || error.failure.reason !== 'build-failed') throw error;
    // Without a place in a Dockerfile it is an image of the tool's that is not built, which says nothing of the repository.
    if (!error.failure.at) throw error;
    return { notBuilt: error.failure };
  }
}

/** What a state of the history shows that is at the template; `undefined` where there is none, or it does not build. */
async function ofTemplate(request: BehaviourRequest): Promise<InLab | undefined> {
  const { folder } = request;
  const commit = (await readHistory(folder)).find(({ task }) => task === templateTask);
  if (!commit) return undefined;
  request.onProgress(`commit ${commit.commit.slice(0, 8)}, which is at task ${templateTask}`);
  await using state = await checkOutAside(folder, commit);
  const source = { ...state, stage: commit.task, state: `behaviour-task${commit.task}` };
  const found = await inLab(request, source, templateScript());
  return 'carriedOut' in found ? found : undefined;
}

/** What two states of a repository show; of the older one only what the newer one cannot. */
function together(main: CarriedOut, older: CarriedOut | undefined): CarriedOut {
  if (!older) return main;
  const elapsed = new Map([...main.elapsed, ...older.elapsed]);
  const isNews = ({ sight }: Seen): boolean => sight.question === 'B4';
  return {
    seen: [...main.seen, ...older.seen.filter(isNews)],
    missed: [...main.missed.filter(({ question }) => question !== 'B4'), ...older.missed],
    elapsed,
  };
}

function whyOf(
  files: RepositoryFiles,
  said: Awaited<ReturnType<typeof seenOf>>,
  seen: Seen,
): ReturnType<Circumstances['explain']> {
  const { moment, observed, sight } = seen;
  const expectation = {
    step: moment,
    expected: sight.expected,
    seen: observed,
    outcome: 'otherwise' as const,
  };
  const [known] = explained(files, said, [{ expectation, symptoms: sight.symptoms }]);
  return known ?? {};
}

/** Nothing can be seen of images that do not build. */
function notBuilt(files: RepositoryFiles, failure: BuildFailure, elapsedMs: number): Behaviour[] {
  const { reason = '', file, line, hint = '' } = ofFailedBuild(files, failure);
  const at = { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) };
  const seconds = Math.round(elapsedMs / 100) / 10;
  const expected = 'ha/ and webapp/ can be built';
  return questionIds.map((id) =>
    id === 'B0'
      ? { id, status: 'fails', expected, seen: failure.detail, reason, ...at, hint, seconds }
      : {
          id,
          status: 'not-judged',
          expected: '',
          seen: '',
          reason: 'the images do not build',
          hint: '',
          seconds: 0,
        },
  );
}

/** No answer to any question, for a reason that is nobody's fault. */
export function nobodyCouldSee(reason: string): Behaviour[] {
  return questionIds.map((id) => ({
    id,
    status: 'not-judged',
    expected: '',
    seen: '',
    reason,
    hint: '',
    seconds: 0,
  }));
}
