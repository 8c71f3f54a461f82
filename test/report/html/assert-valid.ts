import assert from 'node:assert/strict';
import { formatterFactory, HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // Sections are numbered as the lab numbers them, and HTML allows what a selector would have to escape.
    'valid-id': ['error', { relaxed: true }],
    // Evidence is shown as it is.
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'require-sri': 'off',
  },
});

/** Says what is wrong with a page, by line. */
export async function assertValid(html: string): Promise<void> {
  const report = await validator.validateString(html);
  assert.ok(report.valid, formatterFactory('text')(report.results));
}
