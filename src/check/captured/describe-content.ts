import type { Capture } from '../content/capture.js';

/** What a file holds, for the reader who expected something else: the rest of a sentence after the file's name. */
export function describeContent(captures: readonly Capture[]): string {
  const kinds = [...new Set(captures.map(words))];
  const recognised = kinds.filter((kind) => kind !== unknown);
  return `holds ${(recognised.length > 0 ? recognised : [unknown]).slice(0, 3).join(' and ')}`;
}

const unknown = 'nothing that was recognised';

function words(capture: Capture): string {
  switch (capture.kind) {
    case 'docker-ps':
      return 'a table of docker ps';
    case 'docker-inspect':
      return 'a docker inspect';
    case 'docker-log':
      return 'the log of a container';
    case 'serf-log':
      return 'the log of the Serf handlers';
    case 'haproxy-config':
      return 'a configuration of HAProxy';
    case 'template-line':
      return 'a line of task 4’s template';
    case 'nodes-listing':
      return 'a list of /nodes';
    case 'other':
      return capture.complaint === undefined ? unknown : 'only an error message';
  }
}
