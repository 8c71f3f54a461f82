import type { AttachedLab } from '../../../lab/attach.js';
import { symbols } from '../../../ui/palette.js';
import type { Collected } from './collect-now.js';

/** Which containers there are, and whether they run. */
export function stateText({ nodes }: AttachedLab): string {
  return nodes.map(({ node, state }) => `${node} ${state}`).join(', ');
}

/** What was captured, what is not to be had, and what is still to come. */
export function collectedText({
  folder,
  files,
  missing,
  stillToCome: later,
  noPicture,
  task,
}: Collected): string {
  return [
    ...files.map((file) => (file.includes('/') ? file : `${folder}/${file}`)),
    `${files.length} files captured`,
    ...(noPicture === undefined ? [] : [`${symbols.warning} no picture: ${noPicture}`]),
    ...missing.map(({ file, detail }) => `${symbols.warning} ${file} is not to be had: ${detail}`),
    ...(later.length === 0 ? [] : ['', `Still to come of task ${task}:`]),
    ...later.map(
      ({ files: names, how }) => `  ${how}, then \`ait-lab collect-logs ${task}\`: ${names.join(', ')}`,
    ),
    '',
  ].join('\n');
}
