import { configurationRead } from '../read/configuration.js';
import { isConfiguration, renderingsOf, templateText } from '../read/rendering.js';
import { codeOf } from '../read/scripts.js';
import { mistake, type Rule } from '../rule.js';

/** Handlers render the configuration to another file than the one that HAProxy reads. */
export const renderedElsewhere: Rule = (lab) => {
  const template = templateText(lab);
  const read = lab.balancer && configurationRead(lab.balancer);
  // Task 4 renders a sentence to /tmp, as it should.
  if (template === undefined || read === undefined || !isConfiguration(template)) return [];
  return renderingsOf(lab).flatMap(({ script, line, result }) => {
    if (result === undefined || result === read.path || codeOf(script).includes(` ${read.path}`)) return [];
    const fact = { code: 'rendered-elsewhere', path: result, read: read.path } as const;
    return [mistake(fact, script.file, line, ['configuration', 'servers', 'reload'])];
  });
};
