import { renderingsOf } from '../read/rendering.js';
import { mistake, type Rule } from '../rule.js';

/** Handlers call `handlebars`, and no instruction installs it. */
export const handlebars: Rule = (lab) => {
  const [first] = renderingsOf(lab);
  if (first === undefined || lab.ha.instructions.some(({ value }) => value.includes('handlebars'))) return [];
  return [
    mistake({ code: 'handlebars-not-installed' }, first.script.file, first.line, [
      'rendered',
      'configuration',
      'reload',
    ]),
  ];
};
