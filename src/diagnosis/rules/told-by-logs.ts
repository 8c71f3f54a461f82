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
  const causes = errors.flatMap(({ node, path, line, said }) => {
    const script = lab.scripts.find(
      (each) => isOf(node, each) && isNamed(each, path) && hasAt(each, line, said),
    );
    if (script === undefined) return [];
    return [mistake({ code: 'script-error', said }, script.file, line, ofScript(lab, script))];
  });
  return once(causes);
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

/** Every service's script is `./run` to its shell, so the line has to have the word that the error is about. */
function hasAt({ text }: Script, line: number, said: string): boolean {
  const [word = ''] = said.split(':');
  const there = text.split('\n')[line - 1];
  return (
    there !== undefined &&
    (said.startsWith('syntax error') || there.includes(word.trim()) || there.includes('$'))
  );
}

/** `parsing [/usr/local/etc/haproxy/haproxy.cfg:33] : …` */
function refusals({ ha, files }: ReadLab, { logs }: Seen): Cause[] {
  return once(
    Object.values(logs).flatMap((log) =>
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
    ),
  );
}

/** `agent: Error invoking script '/serf-handlers/member-join.sh': exit status 127` */
function failedHandlers({ handlers }: ReadLab, { logs }: Seen): Cause[] {
  return once(
    Object.entries(logs).flatMap(([, log]) =>
      [...log.matchAll(/Error invoking script '([^']+)': exit status (\d+)/g)].flatMap(
        ([, path = '', code = '']) => {
          const script = handlers.find((handler) => handler.path === absolute(path))?.script;
          if (script === undefined) return [];
          const fact = { code: 'handler-failed', path, exitCode: Number(code) } as const;
          return [mistake(fact, script.file, undefined, ofHandlers)];
        },
      ),
    ),
  );
}

/** A program that is started again and again says the same again and again. */
function once(causes: readonly Cause[]): Cause[] {
  const seen = new Map(causes.map((cause) => [`${cause.code} ${cause.file} ${cause.line ?? ''}`, cause]));
  return [...seen.values()];
}
