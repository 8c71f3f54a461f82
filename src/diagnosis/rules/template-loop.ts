import { isConfiguration, templateText } from '../read/rendering.js';
import { lineOf, mistake, type Rule } from '../rule.js';

/** A template of the configuration that goes through no list: its servers have no name and no address, or there are none. */
export const templateLoop: Rule = (lab) => {
  const template = templateText(lab);
  if (template === undefined || !isConfiguration(template) || /\{\{[~\s]*#/.test(template.text)) return [];
  const line =
    lineOf(template.text, /^\s*server\b.*\{\{/) ??
    lineOf(template.text, /\{\{/) ??
    lineOf(template.text, /^\s*backend\b/);
  return [
    mistake({ code: 'template-without-each' }, template.file, line, ['configuration', 'servers', 'reload']),
  ];
};
