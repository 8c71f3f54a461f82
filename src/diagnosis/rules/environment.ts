import { interpreterOf } from '../read/interpreter.js';
import type { ReadLab } from '../read/lab.js';
import { nameOf } from '../read/path.js';
import { codeOf, type Script } from '../read/scripts.js';
import { mistake, ofScript, type Rule } from '../rule.js';

/** A service that needs the container's environment, which the supervisor keeps from services that do not ask for it. */
export const environment: Rule = (lab) =>
  lab.scripts.flatMap((script) => {
    const { service, placed, image, text, file } = script;
    const first = interpreterOf(text);
    if (service === undefined || placed === undefined || first === undefined) return [];
    const asks =
      nameOf(first.split(/\s+/)[0] ?? '') === 'with-contenv' || image.environment.has('S6_KEEP_ENV');
    const variables = neededBy(lab, script);
    if (asks || variables.length === 0) return [];
    return [mistake({ code: 'environment-not-read', variables }, file, 1, ofScript(lab, script))];
  });

/** Variables that come from outside, in the script or in the configuration that its HAProxy reads. */
function neededBy({ files, balancer }: ReadLab, script: Script): string[] {
  const configuration = script === balancer ? (files.get('ha/config/haproxy.cfg')?.text ?? '') : '';
  const text = codeOf(script) + configuration.replace(/#.*/g, '');
  return givenFromOutside.filter(
    (name) => new RegExp(`\\$\\{?${name}\\b`).test(text) && !script.variables.has(name),
  );
}

const givenFromOutside = ['ROLE', 'TAG', 'SERVER_IP', 'WEBAPP_1_IP', 'WEBAPP_2_IP'];
