import type { Cause, Seen } from '../cause.js';
import type { ReadLab } from '../read/lab.js';
import { absolute } from '../read/path.js';
import type { Script } from '../read/scripts.js';
import { mistake, ofHandlers, ofScript, type Rule } from '../rule.js';

/** What shells, Serf and HAProxy themselves say about a script or a configuration, with the line where they name one. */
export const toldByLogs: Rule = (lab, seen) => [
  ...scriptErrors(lab, seen),
  ...refusals(lab, seen),
  ...failedHandlers(lab, seen),
];

/** `./run: line 12: serf: command not found`, and the same with a path. */
function scriptErrors(lab: ReadLab, { logs }: Seen): Cause[] {
  const errors = Object.entries(logs).flatMap(([node, log]) =>
    [...log.matchAll(/(\S+): line (\d+): (.*(?:not found|No such file.*|denied|syntax error.*))$/gm)].map(
      ([, path = '', line = '', said = '']) => ({ node, path, line: Number(line), said: said.trim() }),
    ),
  );
  return errors.flatMap(({ node, path, line, said }) => {
    // To its shell every service's script is `./run`: it is the one that has in this line what the error is about.
    const [about = ''] = said.split(':');
    const named = lab.scripts.filter((each) => isOf(node, each) && isNamed(each, path));
    const script =
      named.find((each) => hasAt(each, line, about)) ?? named.find((each) => hasAt(each, line, '$'));
    if (script === undefined) return [];
    return [mistake({ code: 'script-error', said }, script.file, line, ofScript(lab, script))];
  });
}

function isOf(node: string, { image }: Script): boolean {
  return (node === 'ha') === (image.role === 'ha');
}

function isNamed({ placed, service }: Script, path: string): boolean {
  if (placed === undefined) return false;
  return path.startsWith('/') ? isPlace(absolute(path), placed.path) : service !== undefined;
}

/** s6-overlay copies services to where it runs them. */
function isPlace(path: string, place: string): boolean {
  return path.replace('/var/run/s6/services/', '/etc/services.d/') === place;
}

function hasAt({ text }: Script, line: number, what: string): boolean {
  return text.split('\n')[line - 1]?.includes(what.trim()) ?? false;
}

/** `parsing [/usr/local/etc/haproxy/haproxy.cfg:33] : …` */
function refusals({ ha, files }: ReadLab, { logs }: Seen): Cause[] {
  return Object.values(logs).flatMap((log) =>
    [...log.matchAll(/parsing \[([^\]:]+):(\d+)\]\s*:\s*(.+)$/gm)].flatMap(
      ([, path = '', line = '', said = '']) => {
        const source = ha.files.get(absolute(path))?.source;
        const has =
          source !== undefined && files.get(source)?.text.split('\n')[Number(line) - 1] !== undefined;
        if (!has) return [];
        const fact = { code: 'configuration-refused', said: said.trim() } as const;
        return [mistake(fact, source, Number(line), ['start', 'servers', 'reload'])];
      },
    ),
  );
}

/** `agent: Error invoking script '/serf-handlers/member-join.sh': exit status 127` */
function failedHandlers({ handlers }: ReadLab, { logs }: Seen): Cause[] {
  return Object.values(logs).flatMap((log) =>
    [...log.matchAll(/Error invoking script '([^']+)': exit status (\d+)/g)].flatMap(
      ([, path = '', code = '']) => {
        const script = handlers.find((handler) => handler.path === absolute(path))?.script;
        if (script === undefined) return [];
        const fact = { code: 'handler-failed', path, exitCode: Number(code) } as const;
        return [mistake(fact, script.file, undefined, ofHandlers)];
      },
    ),
  );
}
