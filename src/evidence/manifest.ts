import { z } from 'zod';
import { leaveOutOptions, type LeaveOutOption } from '../scenario/leave-out.js';

/** The name of a file in the task's folder: a manifest may come from a stranger, and leads nowhere else. */
const fileName = z
  .string()
  .max(255)
  .regex(/^(?!\.{1,2}$)[^/\\\0]+$/, 'a name of a file, without a folder');

/** A path below a folder, with `/`. */
const pathBelow = z
  .string()
  .max(1000)
  .regex(/^(?!\/)(?!(?:.*\/)?\.\.(?:\/|$))[^\\\0]+$/, 'a path below a folder');

/** A file of evidence and what it stands for. */
const evidenceFile = z.object({
  file: fileName,
  /** The commands that a person would type for it, in Docker's own words; several where steps append. */
  commands: z.array(z.string()),
  /** Names of the steps that it belongs to. */
  steps: z.array(z.string()),
  /** ISO 8601, of the last capture. */
  time: z.string(),
  bytes: z.number(),
  sha256: z.string(),
});

const image = z.object({
  id: z.string(),
  bytes: z.number(),
  /** Digest of everything that the image was built from; absent where the tool did not build it. */
  recipe: z.string().optional(),
});

/** A picture, relative to the workspace, and its sidecar: the data that it can be checked against. */
const picture = z.preprocess(
  withSidecar,
  z.object({
    /** `report/images/capture/task6/stats-1-ha.png` */
    file: pathBelow,
    /** What HAProxy said at that moment, as JSON, beside the picture. */
    sidecar: pathBelow,
    step: z.string(),
    time: z.string(),
    bytes: z.number(),
    sha256: z.string(),
    /** Absent in manifests of former versions. */
    sidecarSha256: z.string().optional(),
    /** Pixels. */
    width: z.number(),
    height: z.number(),
  }),
);

/** Manifests of former versions call the sidecar a twin. */
function withSidecar(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('twin' in value)) return value;
  const sha256 = 'twinSha256' in value ? value.twinSha256 : undefined;
  return { sidecar: value.twin, sidecarSha256: sha256, ...value };
}

/** What became of something that a step expected. */
export const expectationOutcomes = ['as-expected', 'otherwise', 'not-judged', 'tool-fault'] as const;

/** What a step of a student's own lab expected, and what was seen. */
const expectation = z.object({
  step: z.string(),
  expected: z.string(),
  seen: z.string(),
  outcome: z.enum(expectationOutcomes),
  /** Why, as far as it is known; it stands in `file`, from the folder of the lab, at `line`, from 1. */
  reason: z.string().optional(),
  file: pathBelow.optional(),
  line: z.number().optional(),
  /** What to do about it. */
  hint: z.string().optional(),
});

/** What was put right in a Dockerfile that has rotted, so that it could be built; no fault of its author's. */
const repair = z.object({
  image: z.string(),
  /** From the folder of the lab: `ha/Dockerfile`. */
  file: pathBelow,
  /** Name of the file of evidence that holds the change. */
  patch: fileName,
  /** Why each of the changed lines has to be another one. */
  reasons: z.array(z.string()),
});

const outcomes = ['passed', 'otherwise', 'failed', 'timed-out', 'interrupted'] as const;

/** What became of a step, and which of its files the run was told to leave out, by which option. */
const step = z.object({
  name: z.string(),
  outcome: z.enum([...outcomes, 'left-out', 'not-run']),
  leftOut: z.array(z.object({ option: z.enum(leaveOutOptions), files: z.array(z.string()) })).optional(),
});

/** `manifest.json` of a task's folder: how its evidence came about. */
export const manifestSchema = z.object({
  task: z.number(),
  title: z.string(),
  run: z.string(),
  variant: z.string(),
  started: z.string(),
  ended: z.string(),
  outcome: z.enum([...outcomes, 'collected']),
  /** In words, when the outcome is not `passed`. */
  failure: z.string().optional(),
  versions: z.record(z.string(), z.string()),
  base: z.object({ image: z.string(), source: z.string(), id: z.string() }).optional(),
  images: z.record(z.string(), image),
  pictures: z.array(picture).optional(),
  /** The steps of the task in their order; absent in what was collected by hand, or before they were recorded. */
  steps: z.array(step).optional(),
  /** Short ids of the containers, by node: where they are called so by themselves. */
  nodes: z.record(z.string(), z.string()).optional(),
  /** What became of what the steps expected; in a student's own lab, where it does not end the run. */
  expectations: z.array(expectation).optional(),
  repaired: z.array(repair).optional(),
  /** Which state of somebody's own repository the images were built from; without a commit, its work tree. */
  repository: z
    .object({
      stage: z.number(),
      commit: z.string().optional(),
      subject: z.string().optional(),
      date: z.string().optional(),
    })
    .optional(),
  files: z.array(evidenceFile),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type StepRecord = z.infer<typeof step>;
export type Picture = z.infer<typeof picture>;
export type Expectation = z.infer<typeof expectation>;
export type Repair = z.infer<typeof repair>;
export type EvidenceFile = z.infer<typeof evidenceFile>;

/** The option because of which a run has left a file out; `undefined` where it has not. */
export function leftOutBy({ steps = [] }: Manifest, file: string): LeaveOutOption | undefined {
  const leftOut = steps.flatMap((one) => one.leftOut ?? []);
  return leftOut.find(({ files }) => files.includes(file))?.option;
}
