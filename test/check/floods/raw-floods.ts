/** Floods of bytes (one for each character) that are put right while they are read. */
export const rawFloods: Readonly<Record<string, () => string>> = {
  colours: () => '\x1b[31mred\x1b[0m',
  'colours without their escape': () => '[31mred[0m',
  'titles of windows without end': () => `\x1b]0;${'a'.repeat(900)}`,
  'escapes as cat shows them': () => '^[[',
  backspaces: () => 'abc\b\b\b\bde',
  'carriage returns': () => 'a\r\r\r',
  'form feeds': () => 'a\f\v\f',
  'control characters': () => `${'a'.repeat(60)}\x01\x02`,
  zeros: () => 'a\0b',
  'UTF-16': () => 'a\0b\0c\0',
  'letters of Latin-1': () => 'abcdefghi \xe9\x93',
  'letters of UTF-8': () => 'abcdefghi \xc3\xa9 \xe6\xbc\xa2',
  'beginnings of drawings': () => '<svg width="1"><!--',
  'white space': () => ' '.repeat(300),
};
