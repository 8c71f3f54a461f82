import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { overridesJsonSchema, pointsJsonSchema } from './json-schemas.js';

// Called by `npm run build`; a test compares the committed files with what this would write.
const [, , folder = 'tasks'] = process.argv;
writeFileSync(join(folder, 'points.schema.json'), pointsJsonSchema());
writeFileSync(join(folder, 'overrides.schema.json'), overridesJsonSchema());
