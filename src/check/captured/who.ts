import type { NodeWords, Who } from './node-words.js';
import { isWebappLabel, splitWords } from './split-words.js';

/** A container's part in the lab; `webapp` where nothing tells which. */
export type Role = Who | 'webapp';

export interface Described {
  readonly name?: string | undefined;
  readonly image?: string | undefined;
  readonly role?: string | undefined;
  readonly addresses?: readonly string[];
}

/** Tells a container's part by its name, then its image, then its variable ROLE, then its address; never by its ports. */
export function roleOfContainer(container: Described, nodes: NodeWords): Role | undefined {
  return (
    nodes.named(bareName(container.name ?? '')) ??
    roleOfName(container.name ?? '') ??
    roleOfImage(container.image ?? '') ??
    roleOfVariable(container.role) ??
    container.addresses?.map((address) => nodes.at(address)).find((who) => who !== undefined)
  );
}

/** Docker writes a slash before a container's name. */
export function bareName(name: string): string {
  return name.replace(/^\//, '');
}

/** `ha`, `s1`, `webapp2`, and what docker-compose makes of them: `lab_webapp1_1`, `lab-haproxy-1`, `0a1b2c3d4e5f_s1`. */
export function roleOfName(name: string): Role | undefined {
  const bare = name
    .replace(/^\//, '')
    .toLowerCase()
    .replace(/(^|[_-])ha[_-]proxy/, '$1haproxy');
  if (bare === 'ha') return 'ha';
  // The project's name comes first and may itself be `ha_docker`: the service is the last part but its instance.
  const parts = bare.split(/[_-]/).filter((part) => part !== '');
  const instance = parts.length > 1 && /^\d{1,2}$/.test(parts.at(-1) ?? '') ? Number(parts.pop()) : undefined;
  return roleOfService(parts.at(-1) ?? '', instance);
}

function roleOfService(service: string, instance: number | undefined): Role | undefined {
  if (/^(?:ha|haproxy|hap|lb|balancer|loadbalancer)\d?$/.test(service)) return 'ha';
  const numbered = /^(?:webapp|web|app|backend|server|srv|node|s)0?(\d{1,2})$/.exec(service)?.[1];
  if (numbered !== undefined) return `s${Number(numbered)}`;
  if (!/^(?:webapp|web|app|backend|server|srv|node|s)$/.test(service)) return undefined;
  return instance === undefined ? 'webapp' : `s${instance}`;
}

function roleOfImage(image: string): Role | undefined {
  const last =
    image
      .replace(/@.*$/, '')
      .replace(/:[^/]*$/, '')
      .split('/')
      .at(-1) ?? '';
  for (const word of splitWords(last).reverse()) {
    if (/^(?:ha|haproxy|hap|lb|balancer|loadbalancer)$/.test(word)) return 'ha';
    if (isWebappLabel(word)) return word;
    if (/^(?:webapp|webapps|web|app|backend|server|node|nodejs)$/.test(word)) return 'webapp';
  }
  return undefined;
}

function roleOfVariable(role: string | undefined): Role | undefined {
  if (role === 'balancer') return 'ha';
  return role === 'backend' ? 'webapp' : undefined;
}
