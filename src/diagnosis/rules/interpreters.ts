import { nameOf } from '../read/path.js';
import { codeOf, type Script } from '../read/scripts.js';
import { interpreterOf } from '../read/interpreter.js';
import type { Fact } from '../fact.js';
import { mistake, ofScript, type Rule } from '../rule.js';

/** Scripts that do not say who reads them, or name somebody who is not there. */
export const interpreters: Rule = (lab) =>
  lab.scripts
    .filter(({ placed, text }) => placed !== undefined && text.trim() !== '')
    .flatMap((script) => {
      const fact = wrongWith(script);
      return fact === undefined ? [] : [mistake(fact, script.file, 1, ofScript(lab, script))];
    });

function wrongWith(script: Script): Fact | undefined {
  const interpreter = interpreterOf(script.text);
  if (interpreter === undefined)
    // A shell reads what has no such line itself, as sh; s6 is no shell.
    return script.service !== undefined || needsBash(script) ? { code: 'interpreter-missing' } : undefined;
  const [program = '', argument] = interpreter.split(/\s+/);
  if (/^(?:sh|dash|ash)$/.test(nameOf(argument ?? program)) && needsBash(script))
    return { code: 'bash-needed' };
  const isKnown = program.startsWith('/') && known.has(nameOf(program));
  const reads =
    takesProgram.has(nameOf(program)) && argument !== undefined ? known.has(nameOf(argument)) : true;
  return isKnown && reads ? undefined : { code: 'interpreter-unknown', interpreter };
}

/** What reads scripts in the images of the lab. */
const known = new Set('sh bash dash ash env with-contenv execlineb node perl python python3 awk'.split(' '));

const takesProgram = new Set(['env', 'with-contenv']);

function needsBash(script: Script): boolean {
  return /\[\[|\bread -r?a\b|\bfunction \w|=\(|<<</.test(codeOf(script));
}
