import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rubricJsonSchema } from '../answers/rubric.js';
import { outputJsonSchema } from './output-json-schema.js';

// Called by `npm run build`; tests compare the committed files with what this would write.
const [, , file = 'docs/check.schema.json'] = process.argv;
writeFileSync(file, outputJsonSchema());
writeFileSync(join(dirname(file), 'rubric.schema.json'), rubricJsonSchema());
