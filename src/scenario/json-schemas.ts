import { z } from 'zod';
import type { LabDescription } from './lab-description.js';
import { labFileSchema } from './lab-file.js';
import { taskSchemas } from './task-file.js';

/** The JSON schema that editors complete task files of a lab with, as the text of `tasks/task.schema.json`. */
export function taskJsonSchema(lab: LabDescription): string {
  return schemaText(taskSchemas(lab).taskFile);
}

/** The JSON schema that editors complete descriptions of labs with, as the text of `tasks/lab.schema.json`. */
export function labJsonSchema(): string {
  return schemaText(labFileSchema);
}

function schemaText(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`;
}
