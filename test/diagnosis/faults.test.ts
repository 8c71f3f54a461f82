import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { symptoms, type Seen } from '../../src/diagnosis/cause.js';
import { diagnose } from '../../src/diagnosis/index.js';
import type { RepositoryFiles } from '../../src/repository/repository-files.js';
import { courseFiles } from '../course/course-files.js';
import { courseEditions, type CourseEdition } from '../course/edition-values.js';
import { faults, type DiagnosedFault } from '../course/faults.js';

describe('a mistake', () => {
  for (const fault of faults)
    for (const edition of fault.edition === undefined ? courseEditions : [fault.edition])
      it(`is named with its line: ${fault.name}, ${edition}`, () => judge(fault, edition));
});

function judge(fault: DiagnosedFault, edition: CourseEdition): void {
  const files = courseFiles(edition, fault.stage ?? 6);
  assert.deepEqual(mistakes(files), [], 'there is nothing without it');
  fault.apply(files);
  const line = fault.text === undefined ? undefined : lineWith(files, fault.file, fault.text);
  const seen = withLine(seenOf(fault), line);
  const expected = [{ code: fault.code, file: fault.file, line }];
  assert.deepEqual(mistakes(files, seen), expected, 'there is nothing beside it');
  for (const symptom of fault.symptoms)
    assert.deepEqual(mistakes(files, seen, [symptom]), expected, `it explains ${symptom}`);
}

function mistakes(files: RepositoryFiles, seen = seenOf({}), asked = symptoms.slice()): unknown[] {
  return diagnose(files, seen, asked)
    .filter(({ fault }) => fault === 'yours')
    .map(({ code, file, line }) => ({ code, file, line }));
}

function seenOf({ seen }: Pick<DiagnosedFault, 'seen'>): Seen {
  return { logs: {}, ended: [], ids: {}, ...seen };
}

/** An edition moves lines: a log says where the mistake is in this one. */
function withLine(seen: Seen, line: number | undefined): Seen {
  const logs = Object.entries(seen.logs).map(([node, log]) => [node, log.replace('LINE', String(line))]);
  return { ...seen, logs: Object.fromEntries(logs) as Seen['logs'] };
}

function lineWith(files: RepositoryFiles, file: string, text: string): number {
  const lines = files.get(file)?.text.split('\n') ?? [];
  const at = lines.findIndex((line) => line.includes(text));
  assert.notEqual(at, -1, `${file} has ${text}`);
  return at + 1;
}
