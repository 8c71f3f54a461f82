import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { type DockerEnvironment, resolveEndpoint } from '../../src/docker/endpoint.js';
import { Failed } from '../../src/failure.js';

type Files = Readonly<Record<string, string>>;

const home = { HOME: '/home/ann' };
const folder = (context: string): string => createHash('sha256').update(context).digest('hex');

/** The files of a context as docker writes them. */
function context(name: string, endpoint: object, config = '/home/ann/.docker'): Files {
  const meta = { Name: name, Metadata: {}, Endpoints: { docker: endpoint } };
  return { [`${config}/contexts/meta/${folder(name)}/meta.json`]: JSON.stringify(meta) };
}

function current(name: string, config = '/home/ann/.docker'): Files {
  return { [`${config}/config.json`]: JSON.stringify({ auths: {}, currentContext: name }) };
}

function pem(dir: string): Files {
  return { [`${dir}/ca.pem`]: 'CA', [`${dir}/cert.pem`]: 'CERT', [`${dir}/key.pem`]: 'KEY' };
}

const resolve = (env: DockerEnvironment, files: Files = {}): unknown =>
  resolveEndpoint(env, (path) => files[path]);

const tls = { ca: 'CA', cert: 'CERT', key: 'KEY' };
const defaultEndpoint = { source: 'default', host: 'unix:///var/run/docker.sock' };
const lima = context('lima', { Host: 'unix:///lima.sock', SkipTLSVerify: false });
const remote = context('remote', { Host: 'tcp://far:2376' });
const remoteTls = `/home/ann/.docker/contexts/tls/${folder('remote')}/docker`;

describe('the endpoint of the Docker Engine', () => {
  const found: [title: string, env: DockerEnvironment, files: Files, expected: object][] = [
    ['is the default socket when nobody says otherwise', home, {}, defaultEndpoint],
    ['is the default socket without a home folder', {}, {}, defaultEndpoint],
    [
      'is the default socket when config.json names no context',
      home,
      { '/home/ann/.docker/config.json': '{}' },
      defaultEndpoint,
    ],
    ['is the default socket for the context "default"', home, current('default'), defaultEndpoint],
    [
      'is what DOCKER_HOST says',
      { ...home, DOCKER_HOST: 'unix:///own.sock' },
      {},
      { source: 'DOCKER_HOST', host: 'unix:///own.sock' },
    ],
    [
      'is what DOCKER_HOST says, whatever the contexts are',
      { ...home, DOCKER_HOST: 'unix:///own.sock', DOCKER_CONTEXT: 'gone' },
      { ...current('lima'), ...lima },
      { source: 'DOCKER_HOST', host: 'unix:///own.sock' },
    ],
    ['takes an empty DOCKER_HOST for none', { ...home, DOCKER_HOST: '' }, {}, defaultEndpoint],
    [
      'is the context that DOCKER_CONTEXT names',
      { ...home, DOCKER_CONTEXT: 'lima' },
      lima,
      { source: 'context lima', host: 'unix:///lima.sock' },
    ],
    [
      'is the context that DOCKER_CONTEXT names before the current one',
      { ...home, DOCKER_CONTEXT: 'lima' },
      { ...lima, ...remote, ...current('remote') },
      { source: 'context lima', host: 'unix:///lima.sock' },
    ],
    [
      'is the default socket when DOCKER_CONTEXT says so',
      { ...home, DOCKER_CONTEXT: 'default' },
      { ...lima, ...current('lima') },
      defaultEndpoint,
    ],
    [
      'is the current context of config.json',
      home,
      { ...lima, ...current('lima') },
      { source: 'context lima', host: 'unix:///lima.sock' },
    ],
    [
      'is looked for in DOCKER_CONFIG',
      { ...home, DOCKER_CONFIG: '/etc/d' },
      { ...current('lima', '/etc/d'), ...context('lima', { Host: 'ssh://ann@far' }, '/etc/d') },
      { source: 'context lima', host: 'ssh://ann@far' },
    ],
    [
      'brings the certificates of its context',
      { ...home, DOCKER_CONTEXT: 'remote', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/elsewhere' },
      { ...remote, ...pem(remoteTls) },
      { source: 'context remote', host: 'tcp://far:2376', tls },
    ],
    [
      'brings the certificates of a context that has only an authority',
      { ...home, DOCKER_CONTEXT: 'remote' },
      { ...remote, [`${remoteTls}/ca.pem`]: 'CA' },
      { source: 'context remote', host: 'tcp://far:2376', tls: { ca: 'CA' } },
    ],
    [
      'brings the certificates of DOCKER_CERT_PATH',
      { ...home, DOCKER_HOST: 'tcp://far', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certs' },
      pem('/certs'),
      { source: 'DOCKER_HOST', host: 'tcp://far:2376', tls },
    ],
    [
      'brings the certificates of the configuration folder',
      { ...home, DOCKER_HOST: 'tcp://far:1', DOCKER_TLS_VERIFY: '1' },
      pem('/home/ann/.docker'),
      { source: 'DOCKER_HOST', host: 'tcp://far:1', tls },
    ],
    [
      'is spoken to in the clear unless DOCKER_TLS_VERIFY is set',
      { ...home, DOCKER_HOST: 'tcp://far', DOCKER_TLS_VERIFY: '', DOCKER_CERT_PATH: '/certs' },
      pem('/certs'),
      { source: 'DOCKER_HOST', host: 'tcp://far:2375' },
    ],
  ];
  for (const [title, env, files, expected] of found) {
    it(title, () => assert.deepEqual(resolve(env, files), expected));
  }

  const spelled: [given: string, host: string][] = [
    ['unix://', 'unix:///var/run/docker.sock'],
    ['far', 'tcp://far:2375'],
    ['far:99', 'tcp://far:99'],
    [':99', 'tcp://localhost:99'],
    ['tcp://', 'tcp://localhost:2375'],
    ['tcp://10.0.0.1:99/', 'tcp://10.0.0.1:99'],
    ['tcp://[fd00::2]', 'tcp://[fd00::2]:2375'],
    ['ssh://ann@far:22', 'ssh://ann@far:22'],
    ['npipe:////./pipe/docker_engine', 'npipe:////./pipe/docker_engine'],
  ];
  for (const [given, host] of spelled) {
    it(`may be written "${given}"`, () =>
      assert.deepEqual(resolve({ DOCKER_HOST: given }), { source: 'DOCKER_HOST', host }));
  }

  const refused: [title: string, env: DockerEnvironment, files: Files, detail: RegExp][] = [
    ['an unknown context', { ...home, DOCKER_CONTEXT: 'gone' }, lima, /^there is no Docker context "gone"/],
    ['an unknown current context', home, current('gone'), /^there is no Docker context "gone"/],
    [
      'a context without an address',
      { ...home, DOCKER_CONTEXT: 'k8s' },
      context('k8s', {}),
      /^no address .*meta\.json$/,
    ],
    [
      'a context whose certificate is not to be verified',
      { ...home, DOCKER_CONTEXT: 'lax' },
      context('lax', { Host: 'tcp://far', SkipTLSVerify: true }),
      /not supported$/,
    ],
    [
      'a config.json that is none',
      home,
      { '/home/ann/.docker/config.json': '{' },
      /config\.json is not valid JSON$/,
    ],
    ['a scheme that is none', { DOCKER_HOST: 'http://far' }, {}, /^"http:\/\/far" is no address/],
    [
      'a path without a scheme',
      { DOCKER_HOST: '/var/run/docker.sock' },
      {},
      /^"\/var\/run\/docker\.sock" is no address/,
    ],
    ['an address that is none', { DOCKER_HOST: 'tcp://a:b:c' }, {}, /^"tcp:\/\/a:b:c" is no address/],
    [
      'a certificate that is missing',
      { DOCKER_HOST: 'tcp://far', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certs' },
      { '/certs/ca.pem': 'CA' },
      /^\/certs\/cert\.pem is missing$/,
    ],
  ];
  for (const [title, env, files, detail] of refused) {
    it(`is not found through ${title}`, () =>
      assert.throws(
        () => resolve(env, files),
        (error) =>
          error instanceof Failed &&
          error.failure.reason === 'engine-unreachable' &&
          detail.test(error.failure.detail),
      ));
  }
});
