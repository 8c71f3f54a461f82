import type { ConfiguredServer, HaproxyConfig } from './recognised-text.js';

const sectionLine =
  /^\s{0,12}(?:(global|defaults)|(listen|frontend|backend)\s{1,8}([\w.:-]{1,64})(?:\s{1,8}[\w.*:[\]-]{1,64})?)\s{0,8}(?:#.*)?$/;
const address = /^((?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)) ?: ?(\d{1,5})(?= |$)/;

/** Name of the section that begins at this line: `global`, `backend nodes`; `undefined` for any other line. */
export function sectionOf(line: string): string | undefined {
  const match = line.length > 300 ? null : sectionLine.exec(line);
  return match === null ? undefined : (match[1] ?? `${match[2] ?? ''} ${match[3] ?? ''}`);
}

/** Whether a line can only be one of a HAProxy configuration: the head of a section, or a server. */
export function isHaproxyConfigLine(line: string): boolean {
  return sectionOf(line) !== undefined || serverIn(line)?.live === true;
}

/** Reads a configuration of HAProxy, also a piece of one; `undefined` when nothing in these lines is one. */
export function parseHaproxyConfig(lines: readonly string[], firstLine: number): HaproxyConfig | undefined {
  if (!lines.some(isHaproxyConfigLine)) return undefined;
  const servers: ConfiguredServer[] = [];
  let section = '';
  let backend = false;
  for (const line of lines) {
    section = sectionOf(line) ?? section;
    const server = section === 'listen stats' ? undefined : serverIn(line);
    if (server !== undefined) servers.push(server);
    if (server !== undefined || (section.startsWith('backend ') && section !== 'backend stats'))
      backend = true;
  }
  const handlebars = lines.some((line) => !/^\s*#/.test(line) && line.includes('{{') && line.includes('}}'));
  const lastLine = firstLine + lines.length - 1;
  return { kind: 'haproxy-config', firstLine, lastLine, servers, handlebars, backend };
}

function serverIn(line: string): ConfiguredServer | undefined {
  const rest = line.length > 500 ? undefined : /^\s*server\s(.*)$/.exec(line)?.[1];
  if (rest === undefined) return undefined;
  const words = rest
    .replaceAll(/\{\{\s*([^{}\s]+)\s*\}\}/g, '{{$1}}')
    .split(/\s+/)
    .filter((word) => word !== '');
  const nameless = address.test(words[0] ?? '');
  const name = nameless ? '' : (words[0] ?? '');
  const target = (nameless ? words : words.slice(1)).join(' ');
  const found = address.exec(target);
  if (found !== null) return { name, address: found[0].replaceAll(' ', ''), live: true };
  const written = target.split(' ')[0] ?? '';
  // A long comment that was wrapped may go on with the word “server”: then an address does not follow.
  return written === '' || /[:<>${}]|^\d+\./.test(written)
    ? { name, address: written, live: false }
    : undefined;
}
