import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { deal, type Dealt } from '../../../behaviour/deal.js';
import {
  judgeBehaviour,
  nobodyCouldSee,
  prepareEngine,
  type BehaviourAnswers,
  type BehaviourRequest,
} from '../../../behaviour/judge-behaviour.js';
import { stateOf } from '../../../behaviour/state-of.js';
import { textsOf } from '../../../behaviour/texts-of.js';
import type { Behaviour } from '../../../check/question.js';
import type { CheckedLab } from '../../../check/checked-lab.js';
import { asHandedIn, type HandInFolder } from '../../../check/intake/hand-in-folder.js';
import { behaviourSchema } from '../../../check/output/behaviour-schema.js';
import { readHandIn } from '../../../check/read/read-hand-in.js';
import { findOthers } from '../../../check/theirs/find-others.js';
import { understand } from '../../../check/understand.js';
import type { Finding } from '../../../check/verdict.js';
import { findingInWords } from '../../../check/words/in-words.js';
import { connect } from '../../../docker/connect.js';
import { endpointNamed } from '../../../docker/endpoint.js';
import type { Engine } from '../../../docker/engine.js';
import { Failed } from '../../../failure.js';
import type { Aside } from '../../../keep/aside.js';
import { writeOwn } from '../../../keep/door.js';
import { staysWithin } from '../../../keep/read-within.js';
import type { RepairMode } from '../../../lab/own-images.js';
import { defaultSettings } from '../../../lab/settings.js';
import { oneLine } from '../../../plain-text.js';
import { productFolder, productVersion } from '../../../product.js';
import { countingLine } from '../../../ui/counting-line.js';
import { failureText } from '../../../ui/failure-text.js';
import { makePalette } from '../../../ui/palette.js';
import { readText } from '../../connect.js';
import { ownRepository, type OwnRepository } from '../../own-repository.js';
import { courseLab } from '../../workspace.js';
import type { CheckedFolder } from './check-folders.js';
import { shown } from './check-words.js';

export interface BehaviourOptions {
  /** Hand-ins at the same time, on each engine. */
  readonly jobs?: number;
  /** Docker contexts or addresses. */
  readonly engines?: readonly string[];
  /** Seconds that a hand-in may take once it is built. */
  readonly limit?: number;
  /** Take over what an earlier run has judged of the same files. */
  readonly resume?: boolean;
  readonly repair?: RepairMode;
}

/** Where answers are kept. */
export interface BehaviourPlace {
  /** Folder of the pages. */
  readonly out: string;
  readonly aside: Aside;
  readonly signal: AbortSignal;
  /** What hand-ins are held against. */
  readonly lab: CheckedLab;
}

const buildLimitMs = 15 * 60_000;
const defaultLimitS = 300;

/** Carries out the labs of hand-ins, several at once and on several engines, and adds to each result what they do. */
export async function withBehaviour(
  folders: readonly CheckedFolder[],
  options: BehaviourOptions,
  place: BehaviourPlace,
): Promise<CheckedFolder[]> {
  const { signal } = place;
  const engines = await connectAll(options.engines ?? [], signal);
  const line = countingLine(process.stderr);
  const tell = (text: string): void => void process.stderr.write(`${shown(text)}\n`);
  const tools = toolsOf(options, signal);
  await Promise.all(
    engines.map((engine) =>
      prepareEngine(engine, { ...tools, onProgress: (text) => line.show(shown(oneLine(text))) }),
    ),
  );
  let judged = 0;
  const judgeOne = async (folder: CheckedFolder, engine: Engine): Promise<Answered> => {
    const { name } = folder.result;
    const onProgress = (text: string): void =>
      line.show(`${judged} of ${folders.length} carried out; ${shown(name)}: ${shown(oneLine(text))}`);
    const answered = await judgeFolder(folder, engine, { options, place, onProgress });
    judged += 1;
    line.clear();
    const fails = answered.behaviour.filter(({ status }) => status === 'fails').map(({ id }) => id);
    if (folders.length > 1) tell(`${judged} of ${folders.length}  ${name}: ${fails.join(', ') || 'works'}`);
    return answered;
  };
  const results = await deal(
    folders,
    engines.map((engine) => ({ engine, atOnce: options.jobs ?? 1 })),
    {
      work: judgeOne,
      isLost: (error) => !signal.aborted && isLostEngine(error),
      onLost: (engine, error) => {
        line.clear();
        tell(
          `! the engine at ${engine.endpoint} is lost; what it had goes to the others: ${messageOf(error)}`,
        );
      },
    },
  );
  line.clear();
  signal.throwIfAborted();
  return folders.map((folder, index) => {
    const { behaviour, findings } = answerOf(results[index]);
    const { result } = folder;
    return { ...folder, result: { ...result, findings: [...result.findings, ...findings], behaviour } };
  });
}

/** Of those that are named, one that does not answer is told of at once, and the others do its work. */
async function connectAll(names: readonly string[], signal: AbortSignal): Promise<Engine[]> {
  const wanted = names.length === 0 ? [undefined] : [...new Set(names)];
  const attempts = await Promise.allSettled(
    wanted.map(async (name) => connect(endpointNamed(name, process.env, readText), signal)),
  );
  const engines = attempts.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  for (const attempt of attempts) {
    if (attempt.status === 'fulfilled') continue;
    if (engines.length === 0 || !(attempt.reason instanceof Failed)) throw attempt.reason;
    process.stderr.write(`! ${messageOf(attempt.reason)}\n  the other engines go on without it\n`);
  }
  return engines;
}

/** What images are built with. */
function toolsOf(
  { repair = 'auto' }: BehaviourOptions,
  signal: AbortSignal,
): Pick<BehaviourRequest, 'repair' | 'imagesFolder' | 'base' | 'signal'> {
  const base = process.env['AIT_LAB_BASE'] ?? defaultSettings(courseLab()).base;
  return { repair, imagesFolder: join(productFolder, 'images'), base, signal };
}

/** What is to be said of a hand-in that was carried out. */
interface Answered {
  readonly behaviour: readonly Behaviour[];
  /** Evidence that its code does not make. */
  readonly findings: readonly Finding[];
}

interface JudgeOptions {
  readonly options: BehaviourOptions;
  readonly place: BehaviourPlace;
  readonly onProgress: (text: string) => void;
}

/** Judges one, and keeps the answer; with `resume` an answer that is kept and of the same files is taken over. */
async function judgeFolder(
  handIn: CheckedFolder,
  engine: Engine,
  { options, place, onProgress }: JudgeOptions,
): Promise<Answered> {
  await using opened = await handIn.open();
  const repository = repositoryIn(join(opened.folder, handIn.result.root));
  if (!repository) return unseen('there is no folder with ha/Dockerfile and webapp/Dockerfile in it');
  // What is built is sent to an engine: no link of a stranger's leads it elsewhere.
  for (const name of ['ha', 'webapp']) staysWithin(join(repository.folder, name), opened.folder);
  const state = `${productVersion()} ${await stateOf(repository.folder)}`;
  const digest = createHash('sha256')
    .update(handIn.path ?? handIn.from)
    .digest('hex')
    .slice(0, 8);
  const root = resolve(place.out);
  const name = handIn.result.name.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 60);
  const file = join(root, 'behaviour', `${name}-${digest}.json`);
  if (options.resume) {
    const kept = await readKept(file);
    if (kept?.state === state) return await withFindings(kept, handIn, opened, repository, place.lab);
  }
  const answers = await judgeBehaviour({
    engine,
    repository,
    folder: repository.folder,
    files: repository.files,
    courseLab: courseLab(),
    ...toolsOf(options, place.signal),
    limits: { buildMs: buildLimitMs, runMs: (options.limit ?? defaultLimitS) * 1000 },
    onProgress,
  });
  const text = `${JSON.stringify({ state, ...answers }, null, 2)}\n`;
  await writeOwn(file, text, { aside: place.aside, root });
  return await withFindings(answers, handIn, opened, repository, place.lab);
}

/** Compares what was handed in with what its code has made. */
async function withFindings(
  { behaviour, made }: BehaviourAnswers,
  { result: { lang } }: CheckedFolder,
  opened: HandInFolder,
  { folder, files }: OwnRepository,
  lab: CheckedLab,
): Promise<Answered> {
  const delivery = understand(asHandedIn(await readHandIn(opened.folder), opened), lab);
  const others = findOthers(delivery, { ...made, texts: await textsOf(folder, files) });
  return { behaviour, findings: others.map((one) => findingInWords(one, lang)) };
}

/** A hand-in without a lab, or with several, is not this machine's fault. */
function repositoryIn(folder: string): OwnRepository | undefined {
  try {
    return ownRepository(folder, 'own');
  } catch (error) {
    if (error instanceof Failed && error.failure.reason === 'usage') return undefined;
    throw error;
  }
}

const keptSchema = z.object({
  state: z.string(),
  behaviour: z.array(behaviourSchema),
  made: z.object({ handlersLog: z.string(), configuration: z.string() }),
});

async function readKept(file: string): Promise<z.infer<typeof keptSchema> | undefined> {
  try {
    return keptSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function answerOf(dealt: Dealt<Answered>): Answered {
  if (dealt === undefined) return unseen('no engine was left to carry it out');
  if ('value' in dealt) return dealt.value;
  if (dealt.error instanceof Failed) return unseen(messageOf(dealt.error));
  throw dealt.error;
}

function unseen(why: string): Answered {
  return { behaviour: nobodyCouldSee(why), findings: [] };
}

function isLostEngine(error: unknown): boolean {
  return (
    error instanceof Failed &&
    ['engine-lost', 'engine-unreachable', 'engine-silent'].includes(error.failure.reason)
  );
}

function messageOf(error: unknown): string {
  if (error instanceof Failed) return oneLine(failureText(error.failure, makePalette({ isTTY: false })));
  return error instanceof Error ? error.message : String(error);
}
