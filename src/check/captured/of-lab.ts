import type { RecognisedText } from '../content/recognised-text.js';
import type { CheckedLab } from '../checked-lab.js';

/** A recognised text as it is to be read in this lab: a server that listens elsewhere than its backends do is none of theirs. */
export function ofLab<T extends RecognisedText>(text: T, { description }: CheckedLab): T {
  if (text.kind !== 'haproxy-config') return text;
  const port = `:${description.roles.backend.ports.app.container}`;
  const isOther = ({ live, address }: (typeof text.servers)[number]): boolean =>
    live && !address.endsWith(port);
  if (!text.servers.some(isOther)) return text;
  const servers = text.servers.map((server) => (isOther(server) ? { ...server, live: false } : server));
  return { ...text, servers };
}
