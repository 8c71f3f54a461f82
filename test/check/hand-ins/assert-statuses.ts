import assert from 'node:assert/strict';
import type { HandIn } from '../../../src/check/hand-in.js';
import type { ItemId, ItemStatus } from '../../../src/check/item.js';
import { capturedItems, itemIds } from '../our-check.js';
import { judge } from '../our-check.js';

/** Statuses other than `present`. */
export type Exceptions = Partial<Record<ItemId, ItemStatus>>;

/** Asserts that every item of the hand-in is present but those named, which are as said. */
export function assertStatuses(handIn: HandIn, exceptions: Exceptions = {}): void {
  assertAmong(itemIds, handIn, exceptions);
}

/** The same of the captured items alone; the report is taken away, which makes it faster. */
export function assertCaptured(handIn: HandIn, exceptions: Exceptions = {}): void {
  assertAmong(capturedItems, without(handIn, /^report\/[^/]*\.md$/), exceptions);
}

/** The same of the written items and the screenshots alone; the logs are taken away. */
export function assertWritten(handIn: HandIn, exceptions: Exceptions = {}): void {
  const written = itemIds.filter((id) => !capturedItems.includes(id));
  assertAmong(written, without(handIn, /^logs\/task\d\/(?!.*\.png$)/), exceptions);
}

function assertAmong(ids: readonly ItemId[], handIn: HandIn, exceptions: Exceptions): void {
  const others = judge(handIn).items.filter(({ id, status }) => status !== 'present' && ids.includes(id));
  const reasons = others.map(({ id, status, reason }) => `${id}: ${status}, ${reason}`).join('\n');
  assert.deepEqual(
    Object.fromEntries(others.map(({ id, status }) => [id, status])),
    Object.fromEntries(Object.entries(exceptions).filter(([, status]) => status !== 'present')),
    `statuses other than present\n${reasons}`,
  );
}

function without(handIn: HandIn, path: RegExp): HandIn {
  return { ...handIn, files: handIn.files.filter((file) => !path.test(file.path)) };
}
