import { renderingsOf, templateText } from '../read/rendering.js';
import { codeOf } from '../read/scripts.js';
import { lineOf, mistake, type Rule } from '../rule.js';

/** A name in the template that no handler gives a value: Handlebars puts nothing there, and says nothing. */
export const templateValues: Rule = (lab) => {
  const template = templateText(lab);
  const renderings = renderingsOf(lab);
  if (template === undefined || renderings.length === 0) return [];
  const code = renderings.map(({ script }) => codeOf(script)).join('\n');
  // A handler that takes its list from elsewhere may get any names.
  if (/\b(?:jq|python3?|node|curl)\b|--data|\.json\b/.test(code)) return [];
  return namesIn(template.text)
    .filter((name) => !new RegExp(`(?:--|["'])${name}\\b`).test(code))
    .map((name) =>
      mistake(
        { code: 'template-value-not-given', name },
        template.file,
        lineOf(template.text, new RegExp(`\\{\\{[^}]*\\b${name}\\b`)),
        ['rendered', 'configuration', 'servers'],
      ),
    );
};

/** The names of values and lists, each once: `{{ host }}`, `{{#each addresses}}`, `{{ this.ip }}`. */
function namesIn(template: string): string[] {
  const names = [
    ...template.matchAll(/\{\{\{?\s*~?\s*(?:#\s*(?:each\s+)?)?(?:this[./])?([A-Za-z_]\w*)\s*~?\s*\}/g),
  ].map(([, name = '']) => name);
  return [...new Set(names)].filter((name) => !['this', 'else', 'each'].includes(name));
}
