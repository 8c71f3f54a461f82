import { z } from 'zod';
import { overridesFileSchema } from '../overrides/overrides-file.js';
import { pointsFileSchema } from './points-file.js';

/** The JSON schema that editors complete files of points with, as the text of `tasks/points.schema.json`. */
export function pointsJsonSchema(): string {
  return schemaText(pointsFileSchema);
}

/** The same for files of overrides: `tasks/overrides.schema.json`. */
export function overridesJsonSchema(): string {
  return schemaText(overridesFileSchema);
}

function schemaText(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`;
}
