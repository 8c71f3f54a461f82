import { configurationRead } from '../read/configuration.js';
import { mistake, type Rule } from '../rule.js';

/** HAProxy is told to read a file that nothing puts into the image. */
export const configurationFile: Rule = ({ balancer, ha }) => {
  const read = balancer && configurationRead(balancer);
  if (balancer === undefined || read === undefined || read.path.includes('$')) return [];
  if (ha.files.has(read.path)) return [];
  const fact = { code: 'configuration-not-copied', path: read.path } as const;
  return [mistake(fact, balancer.file, read.line, ['start', 'servers'])];
};
