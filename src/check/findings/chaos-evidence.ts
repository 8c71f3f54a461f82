import { z } from 'zod';
import type { HandIn } from '../hand-in.js';
import { parsedJson } from '../parsed-json.js';
import { TextBudget, textLimits } from '../text-budget.js';

/** What tells the result of `ait-lab chaos` from any other. */
const chaosResult = z.object({ command: z.string().startsWith('ait-lab chaos '), outcome: z.string() });

/**
 * Tells of a path whether it lies beside the result of `ait-lab chaos`, which keeps all that was logged, and hands nothing in.
 * Each result is read once: beside one there may be thousands of files.
 */
export function chaosEvidence({ files }: HandIn): (path: string) => boolean {
  const results = new Map(
    files.flatMap(({ path, content }) =>
      content.kind === 'text' && /(?:^|\/)RESULT\.json$/.test(path) ? [[folderOf(path), content.text]] : [],
    ),
  );
  const budget = new TextBudget(textLimits.results);
  const known = new Map<string, boolean>();
  return (path) => {
    const folder = folderOf(path);
    let is = known.get(folder);
    if (is === undefined) {
      const text = results.get(folder) ?? '';
      is = budget.take(text, text.length) === undefined && chaosResult.safeParse(parsedJson(text)).success;
      known.set(folder, is);
    }
    return is;
  };
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
