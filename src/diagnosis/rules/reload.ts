import type { Cause } from '../cause.js';
import type { ReadLab } from '../read/lab.js';
import { absolute, nameOf } from '../read/path.js';
import { codeOf, servicesFolder, startsHaproxy } from '../read/scripts.js';
import { programOf } from '../read/shell.js';
import { expand } from '../read/variables.js';
import { mistake, type Rule } from '../rule.js';

/** The way from a new configuration to an HAProxy that has read it: the signal, whom it goes to, and who takes over. */
export const reload: Rule = (lab) => {
  const { handlers, balancer } = lab;
  const takesOver = balancer?.commands.some(
    (command) => startsHaproxy(command) && command.words.some((word) => /^-(?:sf|st|W|Ws)$/.test(word)),
  );
  const asks = handlers.filter(({ code }) => sendsReload.test(code));
  const knowsReload = takesOver === true || asks.length > 0;
  const silent = handlers.filter(
    ({ script, code }) => script !== undefined && !sendsReload.test(code) && writes(code),
  );
  const sent = [...new Map(silent.map((handler) => [handler.script?.file, handler])).values()];
  return [
    ...(knowsReload
      ? sent.flatMap(({ script }) =>
          script === undefined
            ? []
            : [mistake({ code: 'reload-not-sent' }, script.file, undefined, ['reload', 'servers'])],
        )
      : []),
    ...toUnknownService(lab),
    ...(balancer !== undefined && takesOver === false && asks.some(({ code }) => /s6-svc\b/.test(code))
      ? [mistake({ code: 'takeover-missing' }, balancer.file, haproxyLine(balancer), ['reload', 'servers'])]
      : []),
  ];
};

/** Whatever makes HAProxy read its file again, in one way or another. */
const sendsReload = /\bs6-svc\b|\bkill\b|\bhaproxy\b.*\s-(?:sf|st)\b|\breload\b|\bsocat\b/;

/** Handlers that make a configuration or a list of it; one that only writes a log has nothing to reload. */
function writes(code: string): boolean {
  return /\bhandlebars\b|\/nodes\b/.test(code);
}

function toUnknownService({ handlers, ha }: ReadLab): Cause[] {
  const services = [...ha.files.keys()].flatMap(
    (path) => /^\/etc\/services\.d\/([^/]+)\/run$/.exec(path)?.[1] ?? [],
  );
  const expected = `/var/run/s6/services/${services.find((name) => name !== 'serf') ?? 'ha'}`;
  const scripts = new Set(handlers.flatMap(({ script }) => script ?? []));
  return [...scripts].flatMap(({ file, commands, variables }) =>
    commands
      .filter((command) => programOf(command) === 's6-svc')
      .flatMap((command) => {
        const [target = ''] = expand(command.words.findLast((word) => word.includes('/')) ?? '', variables);
        const path = absolute(target);
        const isLive = !path.startsWith(servicesFolder) && services.includes(nameOf(path));
        if (target === '' || target.includes('$') || services.length === 0 || isLive) return [];
        const fact = { code: 'reload-of-unknown-service', path: target, expected } as const;
        return [mistake(fact, file, command.line, ['reload', 'servers'])];
      }),
  );
}

function haproxyLine(script: Parameters<typeof codeOf>[0]): number | undefined {
  return script.commands.find(startsHaproxy)?.line;
}
