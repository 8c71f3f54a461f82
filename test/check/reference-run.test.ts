import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { HandIn, HandInFile } from '../../src/check/hand-in.js';
import type { ItemId } from '../../src/check/item.js';
import { itemIds } from './our-check.js';
import { judge } from './our-check.js';
import { readHandIn } from '../../src/check/read/read-hand-in.js';
import type { CheckResult } from '../../src/check/verdict.js';

/** The file that shows an item, where it is the only one. */
const onlyProof: Partial<Record<ItemId, string>> = {
  'T0.1 stats screenshot': 'report/images/capture/task0/stats.png',
  'T1.1 stats screenshot': 'report/images/capture/task1/stats.png',
  'T2.1 log ha': 'logs/task 2/ha.log',
  'T2.1 log s1': 'logs/task 2/s1.log',
  'T2.1 log s2': 'logs/task 2/s2.log',
  'T3.1 log s1': 'logs/task 3/s1.log',
  'T3.1 log s2 (statement ambiguous)': 'logs/task 3/s2.log',
  'T3.2 serf.log': 'logs/task 3/serf.log',
  'T4.3 cfg after ha': 'logs/task 4/haproxy-1-ha.cfg',
  'T4.3 cfg after s1': 'logs/task 4/haproxy-2-s1.cfg',
  'T4.3 cfg after s2': 'logs/task 4/haproxy-3-s2.cfg',
  'T4.3 docker ps': 'logs/task 4/docker-ps.txt',
  'T4.3 inspect ha': 'logs/task 4/inspect-ha.json',
  'T4.3 inspect s1': 'logs/task 4/inspect-s1.json',
  'T4.3 inspect s2': 'logs/task 4/inspect-s2.json',
  'T5.1 cfg after ha': 'logs/task 5/haproxy-1-ha.cfg',
  'T5.1 cfg after s1': 'logs/task 5/haproxy-2-s1.cfg',
  'T5.1 cfg after s2': 'logs/task 5/haproxy-3-s2.cfg',
  'T5.1 docker ps': 'logs/task 5/docker-ps.txt',
  'T5.1 inspect ha': 'logs/task 5/inspect-ha.json',
  'T5.1 inspect s1': 'logs/task 5/inspect-s1.json',
  'T5.1 inspect s2': 'logs/task 5/inspect-s2.json',
  'T5.2 nodes list': 'logs/task 5/nodes.txt',
  'T5.3 cfg after stop': 'logs/task 5/haproxy-4-s1-stopped.cfg',
  'T5.3 nodes after stop': 'logs/task 5/nodes-after-stop.txt',
  'T5.3 docker ps after stop': 'logs/task 5/docker-ps-after-stop.txt',
};

const ofTask6 = /^(?:logs\/task 6\/|report\/images\/capture\/task6\/)/;
const ofHitless = /^(?:logs\/task 6 hitless\/|report\/images\/capture\/task6-hitless\/)/;

/** The files of task 6 as if its other variant had left them. */
function copiedAsHitless(files: readonly HandInFile[]): HandInFile[] {
  return files
    .filter(({ path }) => ofTask6.test(path))
    .map((file) => {
      const path = file.path.replace('/task 6/', '/task 6 hitless/').replace('/task6/', '/task6-hitless/');
      return { ...file, path };
    });
}

describe('the reference run', () => {
  let whole: HandIn;
  before(async () => {
    const handIn = await readHandIn(join(import.meta.dirname, '../../..'), { only: ['logs', 'report'] });
    // What the report is made of is no second report, and reading it each time would take longer than the rest.
    whole = { ...handIn, files: handIn.files.filter(({ path }) => !path.startsWith('report/answers/')) };
  });
  const evidence = (): HandInFile[] =>
    whole.files.filter(
      ({ path }) =>
        (/^logs\/task \d\//.test(path) || /\/capture\/task\d\/.*\.png$/.test(path)) &&
        !path.endsWith('manifest.json'),
    );

  it('is complete, with no finding', () => {
    const { items, findings } = judge(whole);
    assert.deepEqual(
      items.map(({ id, status }) => [id, status]),
      itemIds.map((id) => [id, 'present']),
    );
    assert.deepEqual(findings, []);
  });

  it('is judged as it would be if nothing were known of its files from another time', () => {
    const anew = structuredClone(whole);
    assert.notEqual(anew.files[0], whole.files[0]);
    assert.deepEqual(judge(anew), judge(whole));
  });

  it('is judged as it would be without what another variant has left', () => {
    const own = whole.files.filter(({ path }) => !ofHitless.test(path));
    const without = judge({ ...whole, files: own });
    // The report shows both runs, so what is taken away is missed there, and nowhere else.
    assert.ok(
      without.findings.every(({ rule, message }) => rule === 'dead-link' && message.includes('hitless')),
    );
    assert.deepEqual(judge({ ...whole, files: [...own, ...copiedAsHitless(own)] }), {
      ...without,
      findings: [],
    });
  });

  it('lacks what only another variant has, with and without its manifest', () => {
    // The report would quote what is lost.
    const recorded = whole.files.filter(
      ({ path }) => /^logs\/|\/capture\//.test(path) && !ofHitless.test(path),
    );
    const others = recorded.filter(({ path }) => !ofTask6.test(path));
    const copies = copiedAsHitless(recorded);
    for (const files of [copies, copies.filter(({ path }) => !path.endsWith('manifest.json'))]) {
      const { items } = judge({ ...whole, files: [...others, ...files] });
      const ofTask = items.filter(({ id }) => id.startsWith('T6.1'));
      assert.deepEqual(
        ofTask.map(({ status }) => status),
        ['missing', 'missing'],
      );
    }
  });

  it('lacks just what a file shows when that file is deleted, and says which file', () => {
    for (const { path } of evidence()) {
      const result = judge(without(path));
      assert.deepEqual(changed(result), expectedOf(path, 'missing'), path);
      const rules = rulesOf(result);
      assert.equal(rules.filter((rule) => rule === `file-missing ${path}`).length, 1, path);
      const others = rules.filter((rule) => rule !== `file-missing ${path}`);
      assert.ok(
        others.every((rule) => rule === 'dead-link report/report.md'),
        `${path}: ${others.join(', ')}`,
      );
    }
  });

  it('has an empty item for each file that is emptied', () => {
    for (const file of evidence().filter(isText)) {
      const { path } = file;
      const result = judge(withText(file, ''));
      assert.deepEqual(changed(result), expectedOf(path, 'empty'), path);
      assert.deepEqual(rulesOf(result), [`file-empty ${path}`], path);
    }
  });

  it('shows something else where a file is cut in half', () => {
    for (const file of evidence().filter(isText)) {
      const { path, content } = file;
      const result = judge(withText(file, content.text.slice(0, content.text.length / 2)));
      const cutInspect = /inspect-\w+\.json$/.test(path) ? [`inspect-cut ${path}`] : [];
      assert.deepEqual(rulesOf(result), [`file-changed ${path}`, ...cutInspect], path);
      // Of a log, and of an inspect, half of it can still tell whose it is.
      const tolerant = path.endsWith('.log') || path.endsWith('.json');
      const possible = expectedOf(path, 'present-but-wrong');
      if (tolerant) assert.ok(isSubset(changed(result), possible), path);
      else assert.deepEqual(changed(result), possible, path);
    }
  });

  it('tells of both files where two neighbours were exchanged', () => {
    const files = evidence().filter(isText);
    for (const [index, file] of files.entries()) {
      const next = files[index + 1];
      if (!next || next.sha256 === file.sha256) continue;
      const exchanged = whole.files.map((one) => {
        if (one.path === file.path) return { ...next, path: file.path };
        return one.path === next.path ? { ...file, path: next.path } : one;
      });
      const result = judge({ ...whole, files: exchanged });
      const pair = [file.path, next.path];
      const told = result.findings.flatMap(({ rule, files: about }) =>
        about.map((path) => `${rule} ${path}`),
      );
      const expected = pair.map((path) => `file-changed ${path}`);
      assert.deepEqual(told.sort(), expected.sort(), pair.join(' and '));
      // Content goes before names: what is still there under the other's name is still handed in.
      const possible = pair.flatMap((path) => expectedOf(path, 'present-but-wrong'));
      assert.ok(isSubset(changed(result), possible), pair.join(' and '));
    }
  });

  it('tells of a picture that is not the one that was taken', () => {
    for (const file of evidence().filter(({ content }) => content.kind === 'picture')) {
      const files = whole.files.map((one) => (one === file ? { ...file, sha256: 'another' } : one));
      assert.deepEqual(rulesOf(judge({ ...whole, files })), [`file-changed ${file.path}`]);
    }
  });

  it('tells of a task that has lost its manifest', () => {
    for (const task of [2, 3, 4, 5, 6]) {
      const path = `logs/task ${task}/manifest.json`;
      const result = judge(without(path));
      assert.deepEqual(changed(result), [], path);
      const rules = rulesOf(result).filter((rule) => !rule.startsWith('dead-link '));
      assert.deepEqual(rules, [`manifest-missing ${path}`]);
    }
  });

  it('has no answer without its report, whose three forms stand for each other', () => {
    const files = whole.files.filter(({ path }) => !/^report\/report\.(md|html|pdf)$/.test(path));
    const written = changed(judge({ ...whole, files })).map((item) => item.split(':')[0]);
    assert.deepEqual(
      written,
      itemIds.filter((id) => /answer|URL|difficulties|feelings|\(optional\)|^R /.test(id)),
    );
  });

  function without(path: string): HandIn {
    return { ...whole, files: whole.files.filter((file) => file.path !== path) };
  }

  function withText(file: HandInFile, text: string): HandIn {
    const sha256 = createHash('sha256').update(text).digest('hex');
    const content = { kind: 'text', text, noise: [] } as const;
    const damaged = { ...file, size: Buffer.byteLength(text), sha256, content };
    return { ...whole, files: whole.files.map((one) => (one === file ? damaged : one)) };
  }
});

type TextFile = HandInFile & { readonly content: Extract<HandInFile['content'], { kind: 'text' }> };

function isText(file: HandInFile): file is TextFile {
  return file.content.kind === 'text';
}

function isSubset(some: readonly string[], all: readonly string[]): boolean {
  return some.every((one) => all.includes(one));
}

/** Items that are not present, with what they are instead. */
function changed({ items }: CheckResult): string[] {
  return items.filter(({ status }) => status !== 'present').map(({ id, status }) => `${id}: ${status}`);
}

function expectedOf(path: string, status: string): string[] {
  return itemIds.filter((id) => onlyProof[id] === path).map((id) => `${id}: ${status}`);
}

function rulesOf({ findings }: CheckResult): string[] {
  return findings.map(({ rule, files }) => `${rule} ${files.join(' ')}`);
}
