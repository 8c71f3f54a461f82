import type { DockerInspect } from './recognised-text.js';

/** What an inspect tells of its container. */
export type InspectFields = Pick<
  DockerInspect,
  'id' | 'name' | 'hostname' | 'image' | 'running' | 'role' | 'addresses'
>;

/** Whether a JSON value is what `docker inspect` prints of a container. */
export function isContainer(value: unknown): boolean {
  const has = (key: string): boolean => member(value, key) !== undefined;
  const other = ['RepoTags', 'RootFS', 'IPAM', 'Mountpoint', 'EnableIPv6'].some(has);
  return !other && containerKeys.filter(has).length >= 2;
}

/** Whether a damaged text has keys that only `docker inspect` of a container has. */
export function looksLikeContainer(text: string): boolean {
  if (/["'“](?:RepoTags|RepoDigests|RootFS|ContainerConfig|IPAM|EnableIPv6)["'”]\s{0,9}:/u.test(text))
    return false;
  if (beginsLikeContainer(text)) return true;
  const keys = new Set<string>();
  for (const found of text.matchAll(damagedKeys)) keys.add(found[1] ?? '');
  return keys.size >= 2;
}

/**
 * Whether a text, which may be cut soon after, begins with the first keys that `docker inspect` prints of a container: an
 * image's id begins with `sha256:`, and a network begins with its name.
 */
export function beginsLikeContainer(text: string): boolean {
  return firstKeys.test(text.slice(0, 400));
}

/** Reads a container's object; what has another type than expected is `undefined`. */
export function fieldsOf(container: unknown): InspectFields {
  const config = member(container, 'Config');
  const state = member(container, 'State');
  const settings = member(container, 'NetworkSettings');
  const networks = member(settings, 'Networks');
  const name = string(member(container, 'Name'))?.replace(/^\//u, '');
  return {
    id: string(member(container, 'Id')),
    name,
    hostname: string(member(config, 'Hostname')),
    image: string(member(config, 'Image')) ?? string(member(container, 'Image')),
    running: running(member(state, 'Running') ?? member(state, 'Status')),
    role: roleAmong(member(config, 'Env')),
    addresses: addressesIn([settings, ...(isRecord(networks) ? Object.values(networks) : [])]),
  };
}

/** Reads what a damaged or cut text still tells, by keys whose values cannot be another thing's. */
export function fieldsOfDamaged(text: string): InspectFields {
  const value = (key: string, pattern: string): string | undefined =>
    new RegExp(`["'“”]${key}["'“”]\\s{0,9}:\\s{0,9}["'“”]?(${pattern})`, 'u').exec(text)?.[1];
  // A container's own name begins with a slash; those of networks, volumes and drivers do not.
  const name = value('Name', '/[\\w.-]{1,200}')?.slice(1);
  const images = [...text.matchAll(/["'“”]Image["'“”]\s{0,9}:\s{0,9}["'“”]([\w.:/@-]{1,300})/gu)].map(
    (found) => found[1] ?? '',
  );
  const addresses = [
    ...text.matchAll(/["'“”]IPAddress["'“”]\s{0,9}:\s{0,9}["'“”](\d{1,3}(?:\.\d{1,3}){3})\b/gu),
  ];
  return {
    id: value('Id', '[0-9a-f]{12,64}'),
    name,
    hostname: value('Hostname', '[\\w.-]{1,255}'),
    image: images.find((image) => !/^(?:sha256:)?[0-9a-f]{20,64}$/u.test(image)) ?? images[0],
    running: running(
      truth(value('Running', '[Tt]rue|[Ff]alse')) ??
        value('Status', 'running|exited|created|paused|dead|restarting'),
    ),
    role: /["'“”]ROLE=([\w.-]{1,100})/u.exec(text)?.[1],
    addresses: [...new Set(addresses.map((found) => found[1] ?? ''))],
  };
}

const containerKeys = [
  'State',
  'HostConfig',
  'NetworkSettings',
  'HostnamePath',
  'ResolvConfPath',
  'RestartCount',
  'LogPath',
];
const firstKeys =
  /^[\s[{]{0,60}["'“”]Id["'“”]\s{0,9}:\s{0,9}["'“”][0-9a-f]{64}["'“”],\s{0,60}["'“”]Created["'“”]\s{0,9}:/u;
const damagedKeys =
  /["'“”](State|HostConfig|NetworkSettings|HostnamePath|ResolvConfPath|RestartCount|LogPath|SandboxID|IPAddress|Running|RestartPolicy|Hostname)["'“”]\s{0,9}:/gu;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function member(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function string(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function running(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' ? value === 'running' : undefined;
}

/** Python writes it with a capital. */
function truth(text: string | undefined): boolean | undefined {
  return text === undefined ? undefined : text.toLowerCase() === 'true';
}

function roleAmong(environment: unknown): string | undefined {
  if (!Array.isArray(environment)) return undefined;
  const entry: unknown = environment.find(
    (text: unknown) => typeof text === 'string' && text.startsWith('ROLE='),
  );
  return typeof entry === 'string' ? entry.slice('ROLE='.length) : undefined;
}

function addressesIn(endpoints: readonly unknown[]): string[] {
  const found = endpoints
    // A stopped container keeps only the address that was wanted for it.
    .map(
      (endpoint) =>
        string(member(endpoint, 'IPAddress')) ??
        string(member(member(endpoint, 'IPAMConfig'), 'IPv4Address')),
    )
    .filter((address) => address !== undefined)
    .filter((address) => /^\d{1,3}(?:\.\d{1,3}){3}$/u.test(address));
  return [...new Set(found)];
}
