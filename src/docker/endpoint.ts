import { createHash } from 'node:crypto';
import { Failed } from '../failure.js';

/** Where the Docker Engine to be used listens, and who said so. */
export interface Endpoint {
  readonly source: 'DOCKER_HOST' | 'default' | `context ${string}`;
  /** `unix:///…`, `npipe://…`, `tcp://host:port` or `ssh://…`. */
  readonly host: string;
  /** Present when the engine is to be spoken to in TLS; contents of PEM files. */
  readonly tls?: EndpointTls;
}

export interface EndpointTls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** The variables that docker itself looks at. */
export type DockerEnvironment = Readonly<Record<string, string | undefined>>;

/** Reads a text file; `undefined` when there is none. */
export type ReadText = (path: string) => string | undefined;

/**
 * Finds the engine by the rules of docker's own command line: DOCKER_HOST before DOCKER_CONTEXT before the
 * current context of config.json (in DOCKER_CONFIG or ~/.docker) before the default socket; an empty
 * variable is an unset one.
 *
 * @throws Failed `engine-unreachable` for a context that does not exist and for what cannot be understood
 */
export function resolveEndpoint(env: DockerEnvironment, readText: ReadText): Endpoint {
  const configDir = env['DOCKER_CONFIG'] || `${env['HOME'] ?? ''}/.docker`;
  if (env['DOCKER_HOST']) {
    return {
      source: 'DOCKER_HOST',
      ...addressed(env['DOCKER_HOST'], 'DOCKER_HOST', variableTls(env, configDir, readText)),
    };
  }
  const context = env['DOCKER_CONTEXT'] || currentContext(configDir, readText);
  if (context && context !== 'default') return contextEndpoint(context, configDir, readText);
  return { source: 'default', host: 'unix:///var/run/docker.sock' };
}

/**
 * The engine that somebody names on the command line: an address, or a context of docker's.
 *
 * @param name `undefined` for the one that docker's own rules name
 */
export function endpointNamed(
  name: string | undefined,
  env: DockerEnvironment,
  readText: ReadText,
): Endpoint {
  if (name === undefined) return resolveEndpoint(env, readText);
  const { HOME, DOCKER_CONFIG } = env;
  const place = { HOME, DOCKER_CONFIG };
  // With TLS as the environment has it: it is the same for every address there.
  const isAddress = /^[a-z]+:\/\//.test(name);
  return resolveEndpoint(
    isAddress ? { ...env, DOCKER_HOST: name } : { ...place, DOCKER_CONTEXT: name },
    readText,
  );
}

function variableTls(env: DockerEnvironment, configDir: string, readText: ReadText): EndpointTls | undefined {
  if (!env['DOCKER_TLS_VERIFY']) return undefined;
  const dir = env['DOCKER_CERT_PATH'] || configDir;
  const tls = pemFiles(dir, readText);
  for (const name of ['ca', 'cert', 'key'] as const) {
    if (tls?.[name] === undefined) throw misdirected('DOCKER_TLS_VERIFY', `${dir}/${name}.pem is missing`);
  }
  return tls;
}

function currentContext(configDir: string, readText: ReadText): string | undefined {
  const file = `${configDir}/config.json`;
  const config = parseJson(file, readText(file));
  return stringAt(config, 'currentContext');
}

// Docker keeps a context in a folder that is named by the hash of its name.
function contextEndpoint(name: string, configDir: string, readText: ReadText): Endpoint {
  const source = `context ${name}` as const;
  const folder = createHash('sha256').update(name).digest('hex');
  const file = `${configDir}/contexts/meta/${folder}/meta.json`;
  const meta = parseJson(file, readText(file));
  if (meta === undefined)
    throw misdirected(source, `there is no Docker context "${name}" (docker context ls shows them)`);
  const endpoint = valueAt(valueAt(meta, 'Endpoints'), 'docker');
  const host = stringAt(endpoint, 'Host');
  if (!host) throw misdirected(source, `no address of a Docker Engine in ${file}`);
  if (valueAt(endpoint, 'SkipTLSVerify') === true) {
    throw misdirected(
      source,
      'a context that skips the verification of TLS (skip-tls-verify) is not supported',
    );
  }
  return {
    source,
    ...addressed(host, source, pemFiles(`${configDir}/contexts/tls/${folder}/docker`, readText)),
  };
}

function pemFiles(dir: string, readText: ReadText): EndpointTls | undefined {
  const tls: { -readonly [name in keyof EndpointTls]: EndpointTls[name] } = {};
  for (const name of ['ca', 'cert', 'key'] as const) {
    const pem = readText(`${dir}/${name}.pem`);
    if (pem !== undefined) tls[name] = pem;
  }
  return Object.keys(tls).length > 0 ? tls : undefined;
}

// Fills in what docker lets one leave out: the scheme tcp, its port, the path of the socket.
function addressed(
  given: string,
  source: string,
  tls: EndpointTls | undefined,
): Pick<Endpoint, 'host' | 'tls'> {
  const [, scheme = 'tcp', address = ''] = /^(?:([a-z]+):\/\/)?(.*)$/s.exec(given) ?? [];
  switch (scheme) {
    case 'unix':
      return { host: `unix://${address || '/var/run/docker.sock'}` };
    case 'npipe':
    case 'ssh':
      if (address) return { host: given };
      break;
    case 'tcp': {
      const match = /^(\[[\da-f:]+\]|[\w.-]*)(?::(\d+))?\/?$/i.exec(address);
      if (!match) break;
      const host = `tcp://${match[1] || 'localhost'}:${match[2] ?? (tls ? 2376 : 2375)}`;
      return tls ? { host, tls } : { host };
    }
  }
  throw misdirected(
    source,
    `"${given}" is no address of a Docker Engine (unix:///path, tcp://host:port or ssh://user@host)`,
  );
}

function parseJson(file: string, text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw misdirected(file, `${file} is not valid JSON`);
  }
}

function stringAt(value: unknown, name: string): string | undefined {
  const found = valueAt(value, name);
  return typeof found === 'string' ? found : undefined;
}

function valueAt(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function misdirected(endpoint: string, detail: string): Failed {
  return new Failed({ reason: 'engine-unreachable', endpoint, detail });
}
