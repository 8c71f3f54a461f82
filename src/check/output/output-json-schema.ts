import { z } from 'zod';
import { outputSchema } from './output-schema.js';

/** The JSON schema of what `ait-lab check --json` writes, as the text of `docs/check.schema.json`. */
export function outputJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(outputSchema), null, 2)}\n`;
}
