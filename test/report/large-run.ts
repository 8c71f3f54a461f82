import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { productFolder } from '../../src/product.js';
import { z } from 'zod';
import { TemporaryFolder } from '../temporary-folder.js';

/** A copy of the workspace of the reference run, with all that a run and the bench have left. */
export class ReferenceWorkspace extends TemporaryFolder {
  constructor() {
    super();
    const written = ['bench/RESULT.json', 'bench/RESULT.md', 'report/answers', 'report/images/capture'];
    for (const name of ['ait-lab.yaml', 'logs', ...written])
      cpSync(join(productFolder, name), join(this.path, name), { recursive: true });
  }

  read(path: string): string {
    return readFileSync(join(this.path, path), 'utf8');
  }

  write(path: string, content: string | Buffer): void {
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
    writeFileSync(join(this.path, path), content);
  }

  /** Changes files of a task's folder as if its run had written them so. */
  record(folder: string, contents: Readonly<Record<string, (before: string) => string>>): void {
    const name = `${folder}/manifest.json`;
    let manifest = this.read(name);
    for (const [file, change] of Object.entries(contents)) {
      const before = this.read(`${folder}/${file}`);
      const after = change(before);
      this.write(`${folder}/${file}`, after);
      manifest = manifest.replaceAll(digestOf(before), digestOf(after));
    }
    this.write(name, manifest);
  }
}

/** The same after a run in which everything that can grow has grown: an hour under load, and nothing that stays as it is. */
export function makeLarge(workspace: ReferenceWorkspace): void {
  const log = (before: string): string => before.repeat(20);
  for (const task of ['logs/task 6', 'logs/task 6 hitless']) {
    workspace.record(task, {
      'requests.json': longRequests,
      'timeline.json': restlessTimeline,
      'ha.log': log,
      's1.log': log,
      's2.log': log,
      'serf.log': log,
    });
  }
  for (const task of [1, 2, 3, 4, 5]) workspace.record(`logs/task ${task}`, { 'ha.log': log });
}

const hourMs = 3_600_000;
const backends = Array.from({ length: 64 }, (_, index) => `s${index + 1}`);

function longRequests(before: string): string {
  const recorded = z.record(z.string(), z.unknown()).parse(JSON.parse(before));
  const bins = Array.from({ length: hourMs / 250 }, (_, index) => ({
    atMs: index * 250,
    byBackend: Object.fromEntries(backends.map((name, at) => [name, (index * (at + 7)) % 23])),
    byStatus: { 200: 40 + (index % 13), 503: index % 3 },
    errors: index % 2,
  }));
  const failures = Array.from({ length: 1000 }, (_, index) => ({
    atMs: index * 3000,
    sentAtMs: index * 3000,
    kind: 'ECONNRESET',
  }));
  return `${JSON.stringify({ ...recorded, bins, failures, failed: 100_000 }, undefined, 2)}\n`;
}

function restlessTimeline(): string {
  const seen = Array.from({ length: 5000 }, (_, index) => ({
    atMs: index * 700,
    here: backends.filter((_, at) => (index + at) % 2 === 0),
    gone: backends.filter((_, at) => (index + at) % 2 === 1),
  }));
  const moments = Array.from({ length: 60 }, (_, index) => ({
    atMs: index * 60_000,
    kind: (['start', 'stop', 'kill'] as const)[index % 3],
    nodes: [backends[index % 64]],
  }));
  const servers = seen.map(({ atMs, here, gone }) => ({ atMs, up: here, down: gone }));
  const members = seen.map(({ atMs, here, gone }) => ({ atMs, alive: here, left: [], failed: gone }));
  return `${JSON.stringify({ durationMs: hourMs, moments, servers, members })}\n`;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
