import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import ts from 'typescript';

// Called by `npm run build`: types that the compiler tells by the words of zod's schemas are told in full, so that whoever
// imports the package needs no other one for its types.
const folder = 'src/check/codes';
const read = ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path));
const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, '.');
const names = ts.sys.readDirectory(folder, ['.ts']);
const program = ts.createProgram(names, { ...options, noEmit: true });
const checker = program.getTypeChecker();

for (const name of names) {
  const types = program.getSourceFile(name)?.statements.flatMap((statement) => typeOf(statement) ?? []) ?? [];
  if (types.length === 0) continue;
  await writeFile(join('dist', folder, `${basename(name, '.ts')}.d.ts`), `${types.join('\n')}\n`);
}

/** Of an exported type its comment and what it stands for. */
function typeOf(statement: ts.Statement): string | undefined {
  if (!ts.isTypeAliasDeclaration(statement)) return undefined;
  if (!statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return undefined;
  const text = statement.getFullText();
  const comment = text.slice(0, statement.getLeadingTriviaWidth()).trim();
  const { NoTruncation, InTypeAlias } = ts.TypeFormatFlags;
  const type = checker.typeToString(
    checker.getTypeAtLocation(statement),
    undefined,
    NoTruncation | InTypeAlias,
  );
  return `${comment}\nexport type ${statement.name.text} = ${type};`;
}
