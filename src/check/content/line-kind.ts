import { isRefusalOfDocker, readComplaint } from './complaint.js';
import { startsDockerInspect } from './docker-inspect.js';
import { authorOf } from './docker-log-line.js';
import { startsDockerPs } from './docker-ps.js';
import { isHaproxyConfigLine } from './haproxy-config.js';
import { isSerfLogLine } from './serf-log.js';
import { beginsTemplateLine, parseTemplateLine, parseWrappedTemplateLine } from './template-line.js';

/** What a stretch of lines is taken for before it is read. */
export type PieceKind =
  | 'docker-log'
  | 'serf-log'
  | 'template-line'
  | 'haproxy-config'
  | 'docker-ps'
  | 'docker-inspect'
  | 'nodes-listing'
  | 'comment'
  | 'other';

/** What one line says by itself; `noise` is printed by the way, `json` may go on with an inspect. */
export type LineKind = PieceKind | 'blank' | 'separator' | 'docker-ps-row' | 'complaint' | 'noise' | 'json';

const longest = 2000;
const separator = /^\s{0,8}(?:[-=*_~]{4,}|[-=*_~]{3,}\s{0,4}\S.{0,120}[-=*_~]{3,}|```\w{0,12})\s{0,8}$/;
const noise =
  /^\s{0,8}(?:[0-9a-f]{64}|Attaching to .{1,200}|(?:Starting|Creating|Recreating|Stopping|Removing) \S{1,80} \.{3}.{0,40}|\[\+\] Running .{0,40}|[✔⠿] (?:Container|Network) .{0,80})\s{0,8}$/u;
const rowOfDockerPs = /^\s{0,8}(?:[0-9a-f]{12}|[0-9a-f]{64})(?:\s{2,}|\t)\s{0,40}[\w./:@-]{1,200}\s{1,40}\S/;
const nodesLine =
  /^\s{0,8}(?:total \d[\d.,KMG]{0,12}|(?:\d[\d.,]{0,7}[KMG]?\s{1,4})?[-dl][rwxsStT-]{9}[.+@]?\s.{1,120}|[0-9a-f]{12}(?:\s{1,40}[0-9a-f]{12}){0,30}|[0-9a-f]{12}\s{1,8}\d{1,3}(?:\.\d{1,3}){3})\s{0,8}$/;

/** A line of a template begins like JSON. */
const handlebars = /^\s{0,80}\{\{[^{}]{1,200}\}\}/;

/** Tells what a line says, with the three lines after it at hand. Linear in their length. */
export function kindOfLine(line: string, next: readonly string[]): LineKind {
  const text = line.slice(0, longest);
  if (text.trim() === '') return 'blank';
  if (separator.test(text)) return 'separator';
  if (isRefusalOfDocker(text)) return 'complaint';
  if (authorOf(text) !== undefined) return 'docker-log';
  if (startsDockerPs(text)) return 'docker-ps';
  if (rowOfDockerPs.test(text) && !nodesLine.test(text)) return 'docker-ps-row';
  if (isHaproxyConfigLine(text)) return 'haproxy-config';
  if (/^\s{0,8}#/.test(text)) return 'comment';
  if (saysTemplateLine(text, next)) return 'template-line';
  if (isSerfLogLine(text)) return 'serf-log';
  if (/^\s{0,80}["{}[\]]/.test(text) && !handlebars.test(text))
    return startsDockerInspect(text, next) ? 'docker-inspect' : 'json';
  if (nodesLine.test(text)) return 'nodes-listing';
  if (noise.test(text)) return 'noise';
  return readComplaint(text) === undefined ? 'other' : 'complaint';
}

function saysTemplateLine(text: string, next: readonly string[]): boolean {
  if (isSerfLogLine(text) && !/\bcont[ae]i?n|\bconten/i.test(text)) return false;
  if (parseTemplateLine(text, 1) !== undefined) return true;
  if (!beginsTemplateLine(text)) return false;
  // Of what follows only as much is taken as is needed, and nothing that says something by itself.
  const [second = '', third = ''] = next;
  if (second.trim() === '' || parseTemplateLine(second, 1) !== undefined) return false;
  return (
    parseWrappedTemplateLine([text, second], 1) !== undefined ||
    (third.trim() !== '' &&
      parseTemplateLine(third, 1) === undefined &&
      parseWrappedTemplateLine([text, second, third], 1) !== undefined)
  );
}
