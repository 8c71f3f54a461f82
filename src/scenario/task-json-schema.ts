import { z } from 'zod';
import { taskFileSchema } from './task-file.js';

/** The JSON schema that editors complete task files with, as the text of `tasks/task.schema.json`. */
export function taskJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(taskFileSchema, { io: 'input' }), null, 2)}\n`;
}
