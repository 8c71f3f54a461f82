/**
 * Whether a word, in lower case and without accents, says that a container was stopped; double letters may be single ones:
 * `stoping`, `stoppe`, `aret`.
 */
export function isStopWord(word: string): boolean {
  return word === 'off' || stopWord.test(word.replace(/(.)\1+/g, '$1'));
}

/** Stop words that people write together with others: `apresarret`, `dockerpsafterstoping`. */
export const stopWordsInCompounds = [
  ...['stop', 'stops', 'stopped', 'stoped', 'stopping', 'stoping', 'kill', 'kills', 'killed', 'killing'],
  ...['down', 'rm', 'removed', 'removing', 'deleted', 'dead', 'died', 'exited', 'leave', 'leaves', 'leaving'],
  ...['left', 'gone', 'shutdown', 'crash', 'crashed', 'arret', 'arrets', 'aret', 'arrete', 'arretes'],
  ...['arretee', 'arreter', 'stoppe', 'stoppee', 'stopper', 'stoppage'],
];

/** Each double letter of these is a single one here. */
const stopWord = new RegExp(
  `^(?:${[
    ...[
      'stop(?:s|ed|ing)?',
      'kil(?:s|ed|ing)?',
      '(?:shut)?down',
      'shut',
      'ofline',
      'halt(?:ed)?',
      'terminated?',
    ],
    ...['rm', 'remov(?:e|ed|ing|al)', 'delet(?:e|ed|ing|ion)', 'droped', 'destroy(?:ed)?', 'dead', 'died'],
    ...['exit(?:s|ed)?', 'quit', 'leav(?:e|es|ing)', 'left', 'gone', 'disconect(?:ed)?'],
    ...['fail(?:ed|ure)', 'crash(?:ed)?', 'remain(?:s|ing)', 'ko', 'hs', 'restante?'],
    ...['aret(?:s|e|es|er|ees?)?', 'stop(?:er|e|es|ees?|age)', 'kil(?:e|er|ees?)', 'tu(?:e|er|ees?)', 'mort'],
    ...[
      'suprim(?:e|er|ees?)',
      'supresion',
      'quit(?:e|er|ees?)',
      'coup(?:e|er|ees?|ure)',
      'etein(?:t|te|dre)',
    ],
    ...[
      'enlev(?:e|er|ees?)',
      'retir(?:e|er|ees?)',
      'retrait',
      'deconect(?:e|er|ees?|ion)',
      'depart',
      'detruit',
    ],
  ].join('|')})$`,
);
