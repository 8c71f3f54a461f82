import assert from 'node:assert/strict';

/** What must hold for every drawing: a whole document of its own, that does nothing and asks for nothing. */
export function assertSafe(svg: string, name: string): void {
  assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*role="img"[^>]*>\n<title id=/);
  assert.match(svg, /<\/svg>\n$/);
  assert.doesNotMatch(svg, /<(script|foreignObject|image|use|a|iframe|animate|set)[\s>]/i);
  assert.doesNotMatch(svg, /\s(on\w+|style|href|xlink:href)=/i);
  assert.doesNotMatch(svg, /url\(|@import|<!\[CDATA|<!--|<\?/i);
  // eslint-disable-next-line no-control-regex
  assert.doesNotMatch(svg, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\ufffd]/);
  const ids = Array.from(svg.matchAll(/\sid="([^"]*)"/g), ([, id]) => id);
  assert.deepEqual(ids, [name, `${name}-title`, `${name}-desc`]);
  const style = /<style>([^<]*)<\/style>/.exec(svg)?.[1] ?? '';
  const selectors = Array.from(style.matchAll(/(?:^|[{}])\s*([^@{}]+)\{/g), ([, selector]) => selector ?? '');
  assert.ok(selectors.length > 10);
  for (const selector of selectors) assert.ok(selector.startsWith(`#${name}`), selector);
  assert.ok(style.includes('@media screen and (prefers-color-scheme:dark)'));
  for (const [, used = ''] of style.matchAll(/var\((--[\w-]+)\)/g)) {
    assert.equal(style.split(`${used}:`).length - 1, 2, `${used} on light and on dark`);
  }
}

/** The text that a reader sees, element by element. */
export function textsOf(svg: string): string[] {
  return Array.from(svg.matchAll(/<text\b[^>]*>([^<]*)<\/text>/g), ([, text]) => unescapeXml(text ?? ''));
}

export function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
