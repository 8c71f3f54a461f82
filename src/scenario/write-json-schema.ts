import { writeFileSync } from 'node:fs';
import { taskJsonSchema } from './task-json-schema.js';

// Called by `npm run build`; a test compares the committed file with what this would write.
const [, , file = 'tasks/task.schema.json'] = process.argv;
writeFileSync(file, taskJsonSchema());
