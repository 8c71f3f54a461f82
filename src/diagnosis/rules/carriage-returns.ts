import { interpreterOf } from '../read/interpreter.js';
import { mistake, ofScript, type Rule } from '../rule.js';

/** Line ends of Windows in a script that an image runs. */
export const carriageReturns: Rule = (lab) =>
  lab.scripts
    .filter(({ placed }) => placed !== undefined && !placed.as.converted)
    .flatMap((script) => {
      const at = script.text.split('\n').findIndex((line) => line.endsWith('\r'));
      if (at < 0) return [];
      const interpreter = at === 0 ? interpreterOf(script.text) : undefined;
      return [mistake({ code: 'carriage-return', interpreter }, script.file, at + 1, ofScript(lab, script))];
    });
