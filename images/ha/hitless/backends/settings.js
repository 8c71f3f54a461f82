'use strict';

/** Addresses and paths of this container; environment variables may set the first three. */
exports.settingsFrom = (environment) => {
  const [, serfHost, serfPort] = /^(.+):([0-9]+)$/.exec(environment.SERF_RPC ?? '127.0.0.1:7373') ?? [];
  if (serfPort === undefined) throw new Error('SERF_RPC is to be HOST:PORT');
  const port = environment.BACKEND_PORT ?? '3000';
  if (!/^[1-9][0-9]{0,4}$/.test(port)) throw new Error('BACKEND_PORT is to be a number');
  return {
    serf: { host: serfHost, port: Number(serfPort) },
    alias: environment.BACKENDS_ALIAS ?? 'backends',
    port,
    adminSocket: '/run/haproxy/admin.sock',
    masterSocket: '/run/haproxy/master.sock',
    serverState: '/run/haproxy/server-state',
    leaveMarks: '/run/haproxy/leaving',
    everListed: '/run/haproxy/ever-listed',
    nodes: '/nodes',
    template: '/config/haproxy.cfg.hb',
    configuration: '/usr/local/etc/haproxy/haproxy.cfg',
    serfLog: '/var/log/serf.log',
  };
};
