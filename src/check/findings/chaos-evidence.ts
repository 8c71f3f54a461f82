import { z } from 'zod';
import type { HandIn } from '../hand-in.js';
import { parsedJson } from '../parsed-json.js';

/** What tells the result of `ait-lab chaos` from any other. */
const chaosResult = z.object({ command: z.string().startsWith('ait-lab chaos '), outcome: z.string() });

/** Whether a file lies beside the result of `ait-lab chaos`, which keeps all that was logged, and hands nothing in. */
export function isChaosEvidence({ files }: HandIn, path: string): boolean {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const result = files.find((file) => file.path === `${folder}RESULT.json`);
  return result?.content.kind === 'text' && chaosResult.safeParse(parsedJson(result.content.text)).success;
}
