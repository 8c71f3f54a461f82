import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { labJsonSchema, taskJsonSchema } from './json-schemas.js';
import { loadLab } from './load-lab.js';
import { ownVariant } from './variant.js';

// Called by `npm run build`; a test compares the committed files with what this would write.
const [, , folder = 'tasks'] = process.argv;
const file = join(folder, 'lab.yaml');
const loaded = loadLab(ownVariant, new Map([[ownVariant, { file, text: readFileSync(file, 'utf8') }]]));
if (!loaded.ok)
  throw new Error(loaded.diagnostics.map(({ line, message }) => `${file}:${line} ${message}`).join('\n'));
writeFileSync(join(folder, 'task.schema.json'), taskJsonSchema(loaded.lab));
writeFileSync(join(folder, 'lab.schema.json'), labJsonSchema());
