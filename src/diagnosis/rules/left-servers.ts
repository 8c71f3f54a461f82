import { committedConfiguration, configurationRead, serverLines } from '../read/configuration.js';
import type { ReadLab } from '../read/lab.js';
import { isConfiguration, renderingsOf, templateText } from '../read/rendering.js';
import { codeOf } from '../read/scripts.js';
import type { Cause } from '../cause.js';
import { mistake, type Rule } from '../rule.js';

/** Servers that were written by hand and stayed: in the template for ever, in the configuration until the first join. */
export const leftServers: Rule = (lab) => [...inTemplate(lab), ...inConfiguration(lab)];

function inTemplate(lab: ReadLab): Cause[] {
  const template = templateText(lab);
  if (template === undefined || !isConfiguration(template)) return [];
  const left = serverLines(template.text).find(({ name, address }) => !`${name} ${address}`.includes('{{'));
  if (left === undefined) return [];
  const fact = { code: 'server-left-in-template', server: left.name } as const;
  return [mistake(fact, template.file, left.line, ['configuration', 'servers'])];
}

function inConfiguration(lab: ReadLab): Cause[] {
  const configuration = committedConfiguration(lab);
  if (configuration === undefined) return [];
  const [first] = serverLines(configuration.text);
  const placeholder = serverLines(configuration.text).find(({ address }) => /<s\d+>/.test(address));
  const name = /<s\d+>/.exec(placeholder?.address ?? '')?.[0];
  if (placeholder !== undefined && name !== undefined && !isReplaced(lab, name)) {
    const fact = { code: 'placeholder-left', placeholder: name } as const;
    return [mistake(fact, configuration.file, placeholder.line, ['start', 'servers', 'configuration'])];
  }
  if (first === undefined || !isRendered(lab)) return [];
  const fact = { code: 'server-left-in-configuration', server: first.name } as const;
  return [mistake(fact, configuration.file, first.line, ['servers', 'configuration'])];
}

/** As the course's own start script does until task 5. */
function isReplaced({ scripts, ha }: ReadLab, placeholder: string): boolean {
  return scripts.some(
    (script) => script.image === ha && script.placed !== undefined && codeOf(script).includes(placeholder),
  );
}

/** Whether handlers write what HAProxy reads; until then servers are written by hand, as the course has it. */
function isRendered(lab: ReadLab): boolean {
  const read = lab.balancer && configurationRead(lab.balancer)?.path;
  return renderingsOf(lab).some(({ result }) => result !== undefined && result === read);
}
