import type { TemplateLine } from './recognised-text.js';

const ipv4 = /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]*\d)/;
const joins = /\b(?:joi?n|rejoi|rejoin|ajout|added|entered|connect)/i;
const topics = [/\bcont[ae]i?n|\bconten/i, /\bclust|\bcluser/i, /\bserf\b/i, /\badd?res/i, /\bIP\b/i];
const asTold = /\b(?:cont\w{0,8}|conteneur|n(?:oe|œ)ud|node|host|machine)\s{1,4}["'«<`]?\s?([\w.+-]{1,64})/iu;
const beforeJoin =
  /["'`]?([\w.+-]{1,64})["'`]?\s{1,4}(?:has|have|a|just|is|was|joi?n\w{0,6}|rejoi\w{0,6})\b/iu;
const notAHost =
  /^(?:has|have|a|is|was|with|the|le|la|est|joi?n\w*|rejoi\w*|id|name|IP|cont\w*|serf|cluster|node)$/i;

/** Reads the line that the template of task 4 makes of one member, also reworded or misspelt; `undefined` for any other line. */
export function parseTemplateLine(
  line: string,
  firstLine: number,
  lastLine = firstLine,
): TemplateLine | undefined {
  if (line.length > 500) return undefined;
  const address = ipv4.exec(line)?.[0];
  if (address === undefined) return undefined;
  const said = topics.filter((topic) => topic.test(line)).length;
  if (!(joins.test(line) ? said >= 1 : said >= 3)) return undefined;
  const literalEcho = /\becho\s|>>/.test(line);
  return { kind: 'template-line', firstLine, lastLine, host: hostIn(line), address, literalEcho };
}

/** Reads such a line also where a terminal or an editor has wrapped it, perhaps in the middle of a word. */
export function parseWrappedTemplateLine(
  lines: readonly string[],
  firstLine: number,
): TemplateLine | undefined {
  const lastLine = firstLine + lines.length - 1;
  const trimmed = lines.map((line) => line.trim());
  return (
    parseTemplateLine(trimmed.join(' '), firstLine, lastLine) ??
    parseTemplateLine(trimmed.join(''), firstLine, lastLine)
  );
}

/** Whether a line may be the beginning of one that was wrapped. */
export function beginsTemplateLine(line: string): boolean {
  return line.length < 300 && /\bcont[ae]i?n|\bconten/i.test(line) && !ipv4.test(line);
}

function hostIn(line: string): string {
  const candidates = [asTold.exec(line)?.[1], beforeJoin.exec(line)?.[1], /\b[0-9a-f]{12}\b/.exec(line)?.[0]];
  return candidates.find((host) => host !== undefined && !notAHost.test(host)) ?? '';
}
