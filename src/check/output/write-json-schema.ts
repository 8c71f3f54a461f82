import { writeFileSync } from 'node:fs';
import { outputJsonSchema } from './output-json-schema.js';

// Called by `npm run build`; a test compares the committed file with what this would write.
const [, , file = 'docs/check.schema.json'] = process.argv;
writeFileSync(file, outputJsonSchema());
