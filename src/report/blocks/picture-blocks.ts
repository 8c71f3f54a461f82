import { z } from 'zod';
import { recordedFault } from '../../check/recorded-fault.js';
import { pictureFolder } from '../../evidence/task-variant.js';
import type { Context, Place } from '../context.js';
import { gapBlocks, type Fault } from '../gaps.js';
import type { RecordedPicture, RecordedTask } from '../input.js';
import { linkTo } from '../link.js';
import type { Block } from '../model.js';
import { notCaptured } from '../not-captured.js';
import type { Words } from '../words.js';

/** Pictures of a task, by their names in its folder, and what is wrong with them. */
export function pictureBlocks(
  { words }: Context,
  task: RecordedTask,
  names: readonly string[],
  place: Place,
): Block[] {
  const found = names.map((name) => pictureOf(task, name, words));
  return [
    ...found.flatMap(({ picture }) => picture ?? []),
    ...gapBlocks(
      place,
      found.flatMap(({ fault }) => fault ?? []),
    ),
  ];
}

function pictureOf(
  { plan, manifest, pictures }: RecordedTask,
  name: string,
  words: Words,
): { picture?: Block; fault?: Fault } {
  const path = `${pictureFolder(plan)}/${name}`;
  const recorded = pictures.get(name);
  const about = { what: path, hint: words.hint.run(plan) };
  if (!recorded) {
    return { fault: { ...notCaptured(manifest, name, plan.task, words), ...about } };
  }
  const size = sizeOf(recorded.png);
  if (!size) return { fault: { fault: 'empty', why: words.why.notPng, ...about } };
  const entry = manifest?.pictures?.find(({ file }) => file === path);
  const step = entry?.step ?? planned(plan, name);
  const caption = words.stats(plan.task, step);
  const alt = `${caption}${serversText(recorded, words)}`;
  const picture: Block = { kind: 'picture', file: linkTo(path), alt, caption, ...size, png: recorded.png };
  const fault = recordedFault({ sha256: recorded.sha256, blank: false }, entry, manifest !== undefined);
  if (fault === undefined) return { picture };
  const why = fault === 'changed' ? words.why.altered : words.why.notInManifest;
  return { picture, fault: { fault: 'altered', why, ...about } };
}

/** Width and height from the head of a PNG file, in pixels; `undefined` for anything else. */
function sizeOf(png: Uint8Array): { width: number; height: number } | undefined {
  const isPng = [0x89, 0x50, 0x4e, 0x47].every((byte, index) => png[index] === byte);
  if (!isPng || png.length < 24) return undefined;
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function planned(plan: RecordedTask['plan'], name: string): string {
  return plan.steps.find(({ captures }) => captures.some(({ file }) => file === name))?.name ?? name;
}

const sidecarSchema = z.object({
  expected: z.object({ up: z.array(z.string()), down: z.array(z.string()) }).nullable(),
});

/** What can be read in the picture, for those who do not see it. */
function serversText({ sidecar }: RecordedPicture, words: Words): string {
  try {
    const { expected } = sidecarSchema.parse(JSON.parse(sidecar ?? ''));
    return expected ? ` (${words.servers(expected.up.join(', '), expected.down.join(', '))})` : '';
  } catch {
    return '';
  }
}
