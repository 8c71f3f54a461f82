import type { Cause } from '../cause.js';
import { folderOf, nameOf } from '../read/path.js';
import type { ReadLab } from '../read/lab.js';
import { isTemplate, renderingsOf, type Rendering } from '../read/rendering.js';
import { mistake, type Rule } from '../rule.js';

/** A template that handlers read and that is not in the image, or lies there under another name. */
export const templates: Rule = (lab) => {
  const { ha } = lab;
  const missing = renderingsOf(lab).find(
    ({ template }) => template !== undefined && isTemplate(template) && !ha.files.has(template),
  );
  return missing?.template === undefined ? [] : [notThere(lab, missing, missing.template)];
};

function notThere({ ha }: ReadLab, { script, line }: Rendering, path: string): Cause {
  const explains = ['rendered', 'configuration', 'reload'] as const;
  const asFile = ha.files.get(folderOf(path));
  if (asFile !== undefined) {
    const fact = { code: 'folder-not-made', folder: folderOf(path), needs: nameOf(path) } as const;
    return mistake(fact, ha.dockerfile, asFile.line, explains);
  }
  const instead = [...ha.files.keys()].find(isTemplate);
  return mistake({ code: 'template-not-in-image', path, instead }, script.file, line, explains);
}
