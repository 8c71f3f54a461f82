import { join, resolve } from 'node:path';
import { withFile } from '../check/read/read-file.js';
import type { Language } from '../scenario/language.js';

/**
 * The language that a workspace's `ait-lab.yaml` asks for, English where it says nothing. The workspace may be anybody's
 * hand-in: a file that is none, or is wrong elsewhere, keeps nobody from judging it.
 */
export async function workspaceLanguage(folder: string): Promise<Language> {
  const path = Buffer.from(join(resolve(folder), 'ait-lab.yaml'));
  const text = startOf(path);
  // The parser takes longer to load than many a hand-in to judge.
  const mentions = text.match(/\blang\b/g)?.length ?? 0;
  const [, plain] = /^lang:[ \t]+(en|fr)[ \t]*$/m.exec(text) ?? [];
  if (mentions === 0) return 'en';
  if (mentions === 1 && (plain === 'en' || plain === 'fr')) return plain;
  const [{ parseYaml }, { languageOfWorkspaceSchema }] = await Promise.all([
    import('../scenario/parse-yaml.js'),
    import('../scenario/workspace-file.js'),
  ]);
  return parseYaml('ait-lab.yaml', text, languageOfWorkspaceSchema).value?.lang ?? 'en';
}

function startOf(path: Buffer): string {
  try {
    return withFile(path, (read) => read(enough)).bytes.toString('utf8');
  } catch {
    return '';
  }
}

/** Bytes. */
const enough = 64_000;
