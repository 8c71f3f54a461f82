import { startsHaproxy } from '../read/scripts.js';
import { mistake, type Rule } from '../rule.js';

/** An HAProxy that the script waits for, before the one that is to take over: that one is never started. */
export const foreground: Rule = ({ balancer }) => {
  const started = balancer?.commands.filter(startsHaproxy) ?? [];
  const takeover = started.findIndex(({ words }) => words.includes('-sf') || words.includes('-st'));
  const blocking = started
    .slice(0, Math.max(0, takeover))
    .find(({ words, background }) => !background && !words.includes('-D'));
  if (balancer === undefined || blocking === undefined) return [];
  return [
    mistake({ code: 'haproxy-in-foreground' }, balancer.file, blocking.line, [
      'reload',
      'servers',
      'supervised',
    ]),
  ];
};
