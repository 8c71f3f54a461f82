import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { productFolder } from '../../../product.js';
import { generatedTexts } from '../../../report/generated-texts.js';

/** What hand-ins may hold of this tool: its images, tasks and documents, and the sentences of its reports. */
export function ownTexts(): string[] {
  const files = [...textsBelow('images'), ...textsBelow('tasks'), ...textsBelow('docs'), 'README.md'];
  return [...files.map((file) => readFileSync(join(productFolder, file), 'utf8')), ...generatedTexts()];
}

function textsBelow(folder: string): string[] {
  return readdirSync(join(productFolder, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:json|svg|png|gif|jpe?g)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(productFolder.length));
}
