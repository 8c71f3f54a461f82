/** A line without the label of the question that it answers: `**[M1]** Because` says `Because`. */
export function withoutLabel(line: string, name: string): string {
  const question = name.replace('.', '[.\\-_]');
  const number = name.slice(-1);
  const word = '(?:(?:question|answer|r[ée]ponse|deliverable|livrable|task|t[âa]che|q|t)\\s{0,2})?';
  const labels = [
    new RegExp(
      `^[\\s>]*(?:[-*+]\\s+)?[*_[("\`]*${word}${spaced(question)}(?!\\d|\\.\\d)[\\])*_"\`]*\\s*[:.)–-]*[*_]*\\s*`,
      'i',
    ),
    new RegExp(`^[\\s>]*(?:[-*+]\\s+)?[*_[(]{0,3}${word}${number}\\s*[.):][\\])*_]{0,3}(?=\\s|$)\\s*`, 'i'),
  ];
  const label = labels.map((pattern) => pattern.exec(line)?.[0] ?? '').find((found) => found !== '') ?? '';
  // Bold that the label has opened ends behind it.
  return isBalanced(label) ? line.slice(label.length) : line;
}

function spaced(question: string): string {
  return question.replace(/^M/, 'M\\s?\\.?');
}

function isBalanced(label: string): boolean {
  return (label.match(/\*\*|__|[*_]/g) ?? []).length % 2 === 0;
}
