import { runningOf } from '../read/scripts.js';
import { mistake, type Rule } from '../rule.js';

/** Two assignments without a space or a line end between them: the first gets the value of a variable that there is not. */
export const assignments: Rule = ({ scripts, webapp }) =>
  runningOf(scripts, webapp).flatMap(({ file, commands }) =>
    commands.flatMap(({ words, line }) => {
      const text = words.find((word) => /^(?:\w+=)?\$\w+=\$?\w*/.test(word));
      if (text === undefined) return [];
      return [mistake({ code: 'assignments-run-together', text }, file, line, ['identity', 'servers'])];
    }),
  );
