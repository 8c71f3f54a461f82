import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeWords } from '../src/check/alike/code-words.js';
import { Vocabulary } from '../src/check/alike/vocabulary.js';

// Called by hand, with folders that hold the course's repositories as it hands them out, one an edition:
//   node dist/build/write-course-lines.js 2016 2019 2020
// It leaves hashes only; they change when what a line is compared by changes (src/check/alike/code-words.ts).
const hashes = new Set<number>();
for (const folder of process.argv.slice(2))
  for (const { name, parentPath } of readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile(),
  )) {
    const path = join(parentPath, name);
    const isStatement = name === 'README.md';
    if (!isStatement && !/\/(?:ha|webapp)\//.test(path.slice(folder.length))) continue;
    if (/\.(?:json|css|styl|html|png)$/.test(name)) continue;
    const text = readFileSync(path, 'utf8');
    for (const code of isStatement ? blocksOf(text) : [text]) {
      const of = { path: name, kind: 'code', line: 1, question: undefined, text: code, sources: [] } as const;
      for (const { lines } of Object.values(codeWords(of, new Vocabulary())))
        for (const line of lines) hashes.add(line);
    }
  }
const rows = [...hashes]
  .sort((one, other) => one - other)
  .map((hash) => hash.toString(16).padStart(8, '0'))
  .join('')
  .match(/.{1,96}/g);
writeFileSync(
  'src/check/alike/course-lines.ts',
  `/**
 * Hashes of the lines of code that the course hands out or prints in its statement, of the editions of 2016, 2019 and 2020
 * (github.com/SoftEng-HEIGVD/Teaching-HEIGVD-AIT-YEAR-Labo-Docker); written by build/write-course-lines.ts.
 */
export const courseLines: ReadonlySet<number> = new Set(
  (
${(rows ?? []).map((row) => `    '${row}'`).join(' +\n')}
  )
    .match(/.{8}/g)
    ?.map((hash) => parseInt(hash, 16)),
);
`,
);

function blocksOf(markdown: string): string[] {
  return [...markdown.matchAll(/```[^\n]*\n([^]*?)```/g)].map(([, block = '']) => block);
}
