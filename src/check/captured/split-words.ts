import { stopWordsInCompounds } from './stop-words.js';

/**
 * Splits a file name, a folder or a short title into lower-case words without accents. A word ends where a sign, a capital
 * or a number begins, and words that were written together are taken apart when nothing is left over: `dockerPsAfterS1`,
 * `logha`, `ha_after_s1`, `haands1`. A web application's label stays one word, always written `s1`, however it was named.
 */
export function splitWords(name: string): string[] {
  const pieces = name
    .slice(0, longestName)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/HAProxy/g, 'Haproxy')
    .replace(/haProxy/g, 'haproxy')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((piece) => piece !== '');
  return withLabels(pieces.flatMap(takeApart));
}

/** Whether a word is the label of a web application. */
export function isWebappLabel(word: string): word is `s${number}` {
  return /^s\d{1,2}$/.test(word);
}

/** Longer names are cut: what they mean stands at their beginning. */
const longestName = 400;

/** What people call a web application, before its number. */
const webappNames = ['webapp', 'web', 'app', 'backend', 'server', 'srv', 'serveur', 'node', 'noeud', 's'];

/** Words that people write together with others. Plurals only where no number follows them (`inspects1` is the inspect of s1). */
const known = new Set(
  `docker inspect inspection ps log ha haproxy balancer webapp config configuration configs conf cfg nodes node list listing liste
  content contents contenu folder directory dir files file fichier name names after before then and with without when while all
  start starts started starting run running up join joined joins
  only just alone both task step part serf member members output container containers tmp template first second third fourth final
  apres avant sans avec et stats stat state page web app server servers backend backends webapps noeud noeuds aucun of the of in is
  are no nos not logs launch launched lancement demarrage etape partie tache screen capture screenshot captures image terminal
  console result resultat scenario`
    .split(/\s+/)
    .concat(stopWordsInCompounds),
);

/** Words that are mostly written in the plural: `logs1` is the first of several, as is `nodes1`. */
const plurals = new Set([
  'logs',
  'nodes',
  'stats',
  'files',
  'containers',
  'names',
  'members',
  'contents',
  'captures',
]);

function takeApart(piece: string): string[] {
  const labelled = /^(?:webapp|web|app|backend|server|srv|s)0?\d{1,2}$/.test(piece);
  if (labelled || known.has(piece)) return [piece];
  return piece.length > longestCompound ? [piece] : (compound(piece) ?? byNumbers(piece));
}

const longestCompound = 60;

/** The piece as known words and labels without a rest, the longest first; `undefined` when it is something else. */
function compound(piece: string): string[] | undefined {
  // Solved from the end, each position once, so that no name takes long.
  const from: (string[] | undefined)[] = Array.from({ length: piece.length + 1 });
  from[piece.length] = [];
  for (let at = piece.length - 1; at >= 0; at -= 1) {
    for (let end = Math.min(piece.length, at + 13); end > at; end -= 1) {
      const rest = from[end];
      if (rest === undefined) continue;
      const word = piece.slice(at, end);
      // `inspects1` is the inspect of s1, and `stops1` its stop.
      if (
        word.endsWith('s') &&
        !plurals.has(word) &&
        known.has(word.slice(0, -1)) &&
        /^\d$/.test(rest[0] ?? '')
      )
        continue;
      if (!known.has(word) && !/^(?:s0?\d{1,2}|\d{1,3})$/.test(word)) continue;
      from[at] = [word, ...rest];
      break;
    }
  }
  return from[0];
}

function byNumbers(piece: string): string[] {
  // Hexadecimal ids are one word.
  if (/^[0-9a-f]{12,}$/.test(piece)) return [piece];
  const apart = /^([a-z]+)(\d{1,3})$/.exec(piece) ?? /^(\d{1,3})([a-z]+)$/.exec(piece);
  if (apart === null) return [piece];
  return apart.slice(1).flatMap((part) => compound(part) ?? [part]);
}

/** Brings `webapp 1`, `webapp1`, `s01` and `server 1` into the form `s1`, and `ha proxy` into `haproxy`. */
function withLabels(words: readonly string[]): string[] {
  const result: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const next = words[at + 1] ?? '';
    const joined = /^(?:webapp|web|app|backend|server|srv|s)0?(\d{1,2})$/.exec(word)?.[1];
    if (joined !== undefined) result.push(`s${Number(joined)}`);
    else if (word === 'ha' && next === 'proxy') {
      result.push('haproxy');
      at += 1;
    } else if (/^0?\d$/.test(next) && webappNames.includes(word)) {
      result.push(`s${Number(next)}`);
      at += 1;
    } else result.push(word);
  }
  return result;
}
