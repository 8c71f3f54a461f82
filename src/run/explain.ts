import { diagnose } from '../diagnosis/index.js';
import { causeInWords } from '../diagnosis/words/in-words.js';
import type { Cause, Seen, Symptom } from '../diagnosis/cause.js';
import { findContainer } from '../docker/container.js';
import { ifThere } from '../docker/engine.js';
import { lastLogLines } from '../docker/output.js';
import type { Expectation } from '../events.js';
import type { Failure } from '../failure.js';
import type { Lab } from '../lab/lab.js';
import type { RepositoryFiles } from '../repository/repository-files.js';
import type { Judged } from './judge-step.js';

/** Lines of each log that rules look at: handlers and agents complain all the time, not only at the start. */
const shownLines = 500;

/** What the containers of a lab have to say to those who ask why. */
export async function seenOf(lab: Lab, nodes: readonly string[]): Promise<Seen> {
  const found = await Promise.all(
    nodes.map(async (node) => {
      const info = await findContainer(lab.engine, lab.container(node));
      const lines = info && (await ifThere(lastLogLines(lab.engine, lab.container(node), shownLines)));
      return { node, info, log: lines?.join('\n') ?? '' };
    }),
  );
  const there = found.flatMap(({ info, ...one }) => (info ? [{ ...one, info }] : []));
  return {
    logs: Object.fromEntries(there.map(({ node, log }) => [node, log])),
    ended: there.flatMap(({ node, info: { State } }) =>
      State.Running ? [] : [{ node, exitCode: State.ExitCode }],
    ),
    ids: lab.hosts.all,
  };
}

/** Expectations with the reason for those that did not come true, as far as a rule knows one. */
export function explained(files: RepositoryFiles, seen: Seen, judged: readonly Judged[]): Expectation[] {
  return judged.map(({ expectation, symptoms }) => {
    if (expectation.outcome !== 'otherwise') return expectation;
    const cause = firstCause(files, seen, symptoms);
    return cause ? { ...expectation, ...because(cause) } : expectation;
  });
}

function because(cause: Cause): Partial<Expectation> {
  const { why, cure } = causeInWords(cause, 'en');
  const { file, line } = cause;
  return { reason: why, file, ...(line === undefined ? {} : { line }), hint: cure };
}

/** Symptoms are in the order of causes: what explains the first of them is nearest. */
function firstCause(files: RepositoryFiles, seen: Seen, symptoms: readonly Symptom[]): Cause | undefined {
  for (const symptom of symptoms) {
    const [cause] = diagnose(files, seen, [symptom]);
    if (cause) return cause;
  }
  return undefined;
}

/** Why an image does not build, as a rule knows it; the builder's own last words stand in the failure. */
export function ofFailedBuild(
  files: RepositoryFiles,
  { at, log }: Extract<Failure, { reason: 'build-failed' }>,
): Partial<Expectation> {
  if (at === undefined) return {};
  const seen = { logs: {}, ended: [], ids: {}, build: { dockerfile: at.file, lines: log } };
  const [cause] = diagnose(files, seen, ['build']);
  const { file, line } = at;
  return cause ? because(cause) : { file, ...(line === undefined ? {} : { line }) };
}
