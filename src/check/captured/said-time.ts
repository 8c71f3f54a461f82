import { isWebappLabel } from './split-words.js';
import { isStopWord } from './stop-words.js';

/** When something is said to be taken: after a web application was stopped, expressly before that, or at a start. */
export type SaidTime = 'after the stop' | 'before the stop' | 'at a start';

/** Reads the words of one name, folder or title; `undefined` when they say nothing of it. */
export function timeSaid(words: readonly string[]): SaidTime | undefined {
  const times = new Set(words.map((_, at) => timeAt(words, at)));
  const order = ['after the stop', 'before the stop', 'at a start'] as const;
  return order.find((time) => times.has(time));
}

/** Whether the words say that no web application is there: `no_nodes`, `sans serveur`. In `no_s1` one of them has gone. */
export function saysNone(words: readonly string[]): boolean {
  return words.some(
    (word, at) =>
      (negations.has(word) || /^(?:zero|0|aucune?)$/.test(word)) && backendWords.has(following(words, at)),
  );
}

/** Whether a stop follows at this `before`, and not only a start: `before s1 stopped`, `avant l'arrêt`. */
export function isBeforeStop(words: readonly string[], at: number): boolean {
  return words.some((word, stop) => isStopWord(word) && beforeOf(words, stop) === at);
}

function timeAt(words: readonly string[], at: number): SaidTime | undefined {
  const word = words[at] ?? '';
  const next = following(words, at);
  if (isStopWord(word))
    return negations.has(preceding(words, at)) || beforeOf(words, at) !== undefined
      ? 'before the stop'
      : 'after the stop';
  if (befores.has(word))
    return /^(?:|txt|logs?|cfg|conf|json|out|md|png|jpe?g)$/.test(next) ? 'before the stop' : undefined;
  if (negations.has(word) && (isWebappLabel(next) || ones.test(next))) return 'after the stop';
  return startWord.test(word) ? 'at a start' : undefined;
}

/** Where the `before` stands that a stop belongs to, a few words ahead of it in the same phrase. */
function beforeOf(words: readonly string[], stop: number): number | undefined {
  for (let at = stop - 1; at >= Math.max(0, stop - 6); at -= 1) {
    const word = words[at] ?? '';
    if (befores.has(word)) return at;
    if (/^(?:after|apres|and|et|then|puis)$/.test(word) || startWord.test(word)) return undefined;
  }
  return undefined;
}

function following(words: readonly string[], at: number): string {
  return words.slice(at + 1).find((word) => !fillers.has(word)) ?? '';
}

function preceding(words: readonly string[], at: number): string {
  return words.slice(0, at).findLast((word) => !fillers.has(word)) ?? '';
}

const befores = new Set(['before', 'avant', 'until', 'prior', 'pre']);
const negations = new Set(['no', 'nos', 'not', 'non', 'without', 'sans', 'minus']);
const ones = /^(?:one|first|second|third|premiere?|deuxieme|seconde?|une?)$/;
const fillers = new Set('the a any all of to yet been was is docker le la les l de des du d'.split(' '));
const backendWords = new Set(
  'node nodes server servers backend backends webapp webapps app apps noeud noeuds serveur serveurs'.split(
    ' ',
  ),
);
const startWord =
  /^(?:start|starts|started|starting|join|joins|joined|launch|launched|demarrage|demarre|demarrer|lancement|lance)$/;
