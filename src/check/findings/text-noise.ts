import type { TextNoise } from '../hand-in.js';
import { groupedBy, pathsOf, type Rule } from './rule.js';

const sayings: Partial<Record<TextNoise, { readonly message: string; readonly hint: string }>> = {
  ansi: {
    message: 'Colour codes of a terminal are in the text; an editor shows them as `[31m`.',
    hint: 'Send the output to a file, as in `docker logs ha > ha.log 2>&1`, instead of copying it from a terminal.',
  },
  'utf-16': {
    message: 'The text is UTF-16, as PowerShell writes it with `>`; many programs show it as garbage.',
    hint: 'In PowerShell use `| Out-File -Encoding utf8 FILE`.',
  },
  'latin-1': {
    message: 'The text is not UTF-8; letters with accents come out wrong elsewhere.',
    hint: 'Save it as UTF-8.',
  },
  'control-characters': {
    message: 'Control characters are in the text.',
    hint: 'Capture it once more without a terminal: `docker exec ha cat FILE`, without `-t`.',
  },
};

/** What should not be in a captured text, though it hides nothing. */
export const textNoise: Rule = ({ delivery: { logs } }) => {
  const noisy = logs.flatMap((log) =>
    log.file.content.kind === 'text' ? log.file.content.noise.map((noise) => ({ log, noise })) : [],
  );
  return [...groupedBy(noisy, ({ log, noise }) => `${log.task} ${noise}`).values()].flatMap((group) => {
    const [{ log, noise } = { log: undefined, noise: undefined }] = group;
    const saying = noise && sayings[noise];
    if (!saying) return [];
    const files = pathsOf(group.map((one) => one.log));
    return [{ rule: `noise-${noise}`, level: 'note' as const, task: log.task, files, ...saying }];
  });
};
