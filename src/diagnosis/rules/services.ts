import type { Cause, Symptom } from '../cause.js';
import type { ReadLab } from '../read/lab.js';
import { servicesFolder, type Script } from '../read/scripts.js';
import { mistake, ofScript, type Rule } from '../rule.js';

/** Services that do not get where the supervisor looks, or that it may not start. */
export const services: Rule = (lab) =>
  lab.scripts.flatMap((script) => {
    const { service, image } = script;
    const hasSupervisor = image.instructions.some(({ value }) => /\/init\b|s6-overlay/.test(value));
    return service === undefined || !hasSupervisor ? [] : ofService(lab, script, service);
  });

function ofService(lab: ReadLab, script: Script, service: string): Cause[] {
  const { placed, image, file } = script;
  const explains: readonly Symptom[] = ofScript(lab, script);
  const expected = `${servicesFolder}${service}/run`;
  if (placed === undefined) {
    if (image.files.get(expected)) return [];
    return [mistake({ code: 'service-not-copied', service }, image.dockerfile, undefined, explains)];
  }
  const { path, as } = placed;
  if (!/^\/etc\/services\.d\/[^/]+\/run$/.test(path))
    return [
      mistake(
        { code: 'service-misplaced', service, at: path, expected },
        image.dockerfile,
        as.line,
        explains,
      ),
    ];
  return as.executable ? [] : [mistake({ code: 'service-not-executable', path }, file, undefined, explains)];
}
