import type { Piece } from './piece.js';
import type { Node } from './world.js';

/** What stands around a capture in a made-up file. */
export type Surroundings =
  'nothing' | 'prompt' | 'short prompt' | 'zsh prompt' | 'PowerShell' | 'remark' | 'prompts before and after';

/** The capture as somebody copied it from a terminal, or with a remark of their own above it. */
export function surrounded(text: string, piece: Piece, ha: Node, surroundings: Surroundings): string {
  const command = commandOf(piece);
  const inside = /^cat|^ls/.test(command) ? `root@${ha.short}:/# ` : undefined;
  const line = text.endsWith('\n') ? text : `${text}\n`;
  switch (surroundings) {
    case 'nothing':
      return text;
    case 'prompt':
      return `${inside ?? 'vagrant@lab-vm:/vagrant$ '}${command}\n${text}`;
    case 'short prompt':
      return `${inside ?? '$ '}${command}\n${line}`;
    case 'zsh prompt':
      return `➜  balancing git:(master) ✗ ${inside === undefined ? command : `docker exec ha ${command}`}\n${text}`;
    case 'PowerShell':
      return `PS C:\\Users\\me\\balancing> ${inside === undefined ? command : `docker exec ha ${command}`}\n${text}`;
    case 'remark':
      return `// ${remarkOf(piece)}\n${text}`;
    case 'prompts before and after':
      return inside === undefined
        ? `me@laptop:~/balancing$ ${command}\n${line}me@laptop:~/balancing$ \n`
        : `me@laptop:~/balancing$ docker exec -ti ha /bin/bash\n${inside}${command}\n${line}${inside}exit\nexit\n`;
  }
}

/** Each line as docker-compose prints it: behind the name of its container. */
export function prefixed(text: string, name: string): string {
  return text
    .split('\n')
    .map((line, index, lines) =>
      index === lines.length - 1 && line === '' ? '' : `${name.padEnd(10)} | ${line}`,
    )
    .join('\n');
}

function commandOf(piece: Piece): string {
  const [task = '', kind = '', host = ''] = piece.split(' ');
  switch (kind) {
    case 'log':
      return `docker logs ${host}`;
    case 'serf.log':
      return 'cat /var/log/serf.log';
    case 'cfg':
      return task === '4' ? 'cat /tmp/haproxy.cfg' : 'cat /usr/local/etc/haproxy/haproxy.cfg';
    case 'ps':
      return 'docker ps';
    case 'inspect':
      return `docker inspect ${host}`;
    default:
      return 'ls /nodes';
  }
}

function remarkOf(piece: Piece): string {
  const [, kind = '', step = ''] = piece.split(' ');
  return step === 'stop' ? `${kind} once a container was stopped` : `This is what we got for ${kind} ${step}`;
}
