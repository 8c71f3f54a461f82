import type { RoleName } from '../scenario/lab-description.js';
import { YamlFile, type Path } from '../scenario/yaml-file.js';
import { readDotenv, withVariables } from './compose-variables.js';
import { environmentOf, isMap, portsOf } from './compose-values.js';
import { composeFiles, composeOverride } from './lab-paths.js';
import type { RepositoryFiles } from './repository-files.js';
import type { ComposeFacts } from './repository.js';

const roles: ReadonlyMap<string, RoleName> = new Map([
  ['ha', 'balancer'],
  ['webapp', 'backend'],
]);

/** What a service says that is read, or that changes nothing for a container that the course's way starts. */
const understood = new Set(['build', 'container_name', 'networks', 'ports', 'environment', 'expose']);

/**
 * Reads what the compose file says of the containers, with the values of `.env`. Nothing of it is carried out: whatever else
 * it says is listed.
 *
 * @returns `undefined` where there is no compose file
 */
export function readCompose(files: RepositoryFiles): ComposeFacts | undefined {
  const file = composeFiles.find((name) => files.has(name));
  if (file === undefined) return undefined;
  const variables = readDotenv(files.get('.env')?.text ?? '');
  const reading = new Reading(file, files.get(file)?.text ?? '', variables);
  for (const other of files.keys()) {
    const isSecond = other !== file && (composeFiles.includes(other) || composeOverride.test(other));
    if (isSecond) reading.leave(other, 1, 'a second compose file');
  }
  return reading.facts();
}

/** One compose file while it is read. */
class Reading {
  private readonly yaml: YamlFile;
  private readonly roles: Record<string, RoleName> = {};
  private readonly addresses: Record<string, string> = {};
  private readonly environment: Record<string, Record<string, string>> = {};
  private readonly ports: Record<string, Record<number, number>> = {};
  private readonly leftAlone: { file: string; line: number; text: string }[] = [];
  /** Of the file, not of the engine: the network that the containers are on. */
  private networkKey: string | undefined;
  private network: string | undefined;
  private subnet: string | undefined;

  constructor(
    private readonly file: string,
    text: string,
    private readonly variables: ReadonlyMap<string, string>,
  ) {
    this.yaml = new YamlFile(file, text);
  }

  leave(file: string, line: number, text: string): void {
    this.leftAlone.push({ file, line, text });
  }

  facts(): ComposeFacts {
    const read = this.yaml.read();
    if ('diagnostics' in read)
      for (const { line, message } of read.diagnostics) this.leave(this.file, line, message);
    else if (isMap(read.data)) this.readAll(read.data);
    const { file, network, subnet, roles, addresses, environment, ports, leftAlone } = this;
    return { file, network, subnet, roles, addresses, environment, ports, leftAlone };
  }

  private readAll(data: Record<string, unknown>): void {
    for (const key of Object.keys(data))
      if (!['version', 'services', 'networks', 'name'].includes(key) && !key.startsWith('x-'))
        this.leaveAt([key]);
    for (const [service, said] of Object.entries(mapOf(data['services'])))
      this.readService(['services', service], mapOf(said));
    for (const [key, said] of Object.entries(mapOf(data['networks']))) {
      if (key === (this.networkKey ?? key)) this.readNetwork(key, mapOf(said));
      else this.leaveAt(['networks', key]);
    }
  }

  private readService(path: Path, said: Record<string, unknown>): void {
    const role = this.roleOf(path, said['build']);
    const name = said['container_name'];
    // Without a name it is the engine's, and there may be many of it.
    if (role === undefined || typeof name !== 'string') return this.leaveAt(path);
    const container = this.value([...path, 'container_name'], name);
    this.roles[container] = role;
    for (const key of Object.keys(said)) if (!understood.has(key)) this.leaveAt([...path, key]);
    this.readAddress([...path, 'networks'], container, said['networks']);
    const { ports, left } = portsOf(said['ports'], (text) => this.value([...path, 'ports'], text));
    if (Object.keys(ports).length > 0) this.ports[container] = ports;
    if (left) this.leaveAt([...path, 'ports']);
    const environment = environmentOf(said['environment'], (text) =>
      this.value([...path, 'environment'], text),
    );
    if (Object.keys(environment).length > 0) this.environment[container] = environment;
  }

  /** By the folder that its image is built of, as it is: with another Dockerfile or a target it would be another image. */
  private roleOf(path: Path, build: unknown): RoleName | undefined {
    const said = typeof build === 'string' ? { context: build } : mapOf(build);
    const context = said['context'];
    if (typeof context !== 'string') return undefined;
    const role = roles.get(this.value([...path, 'build'], context).replace(/^\.\/|\/$/g, ''));
    for (const key of Object.keys(said)) {
      const isUsual = key === 'context' || (key === 'dockerfile' && said[key] === 'Dockerfile');
      if (role !== undefined && !isUsual) this.leaveAt([...path, 'build', key]);
    }
    return role;
  }

  private readAddress(path: Path, container: string, said: unknown): void {
    const networks = Array.isArray(said)
      ? Object.fromEntries(said.map((name) => [String(name), {}]))
      : mapOf(said);
    for (const [key, options] of Object.entries(networks)) {
      this.networkKey ??= key;
      if (key !== this.networkKey) {
        this.leaveAt(Array.isArray(said) ? path : [...path, key]);
        continue;
      }
      const { ipv4_address: address, ...others } = mapOf(options);
      if (typeof address === 'string') {
        const value = this.value([...path, key, 'ipv4_address'], address);
        if (value !== '') this.addresses[container] = value;
      }
      for (const other of Object.keys(others)) if (other !== 'aliases') this.leaveAt([...path, key, other]);
    }
  }

  private readNetwork(key: string, said: Record<string, unknown>): void {
    const path = ['networks', key];
    const { name, driver, ipam, ...others } = said;
    this.network = typeof name === 'string' ? this.value([...path, 'name'], name) : key;
    if (driver !== undefined && driver !== 'bridge') this.leaveAt([...path, 'driver']);
    for (const other of Object.keys(others)) this.leaveAt([...path, other]);
    const { config } = mapOf(ipam);
    const [first, ...further] = Array.isArray(config) ? (config as unknown[]) : [];
    const { subnet } = mapOf(first);
    const place = [...path, 'ipam', 'config', 0, 'subnet'];
    if (typeof subnet === 'string') this.subnet = this.value(place, subnet) || undefined;
    if (further.length > 0) this.leaveAt([...path, 'ipam', 'config', 1]);
  }

  private value(path: Path, text: string): string {
    const { text: value, unset } = withVariables(text, this.variables);
    if (unset !== undefined) this.leaveAt(path);
    return value;
  }

  private leaveAt(path: Path): void {
    const { line, source } = this.yaml.diagnoseAt(path, true, { message: '' });
    const text = source.trim();
    if (!this.leftAlone.some((one) => one.line === line && one.text === text))
      this.leave(this.file, line, text);
  }
}

function mapOf(value: unknown): Record<string, unknown> {
  if (!isMap(value)) return {};
  // What `<<` of an anchor brings stands behind what is there itself.
  const { '<<': merged, ...own } = value;
  const below: Record<string, unknown>[] = (Array.isArray(merged) ? merged.toReversed() : [merged]).map(
    mapOf,
  );
  return Object.fromEntries([...below, own].flatMap((map) => Object.entries(map)));
}
