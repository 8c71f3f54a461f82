/** A table of cells that are Markdown already; a bar in a cell does not end it. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function cell(markdown: string): string {
  return markdown.replace(/(?<!\\)\|/g, '\\|').replaceAll('\n', ' ');
}
