'use strict';

const { SERVER_PARAMETERS } = require('./server-parameters.js');

/**
 * The commands that bring HAProxy's entry of a backend to the desired state, the entry that there will be then, and a
 * word for it; undefined if nothing is to be done. `fresh`: another incarnation than the one in the entry; `unproven`:
 * it gets requests only when a check has found that it answers.
 */
exports.difference = ({ name, server, desired, fresh, unproven, port }) => {
  switch (desired.state) {
    case 'serve':
      return server === undefined
        ? addition({ name, address: desired.address, unproven, port })
        : correction({ name, server, desired, fresh, port });
    case 'drain':
      return server.draining || server.maint ? undefined : exports.drain(name, server);
    case 'absent':
      return server === undefined || server.maint ? undefined : maintenance(name, server);
    default:
      return undefined;
  }
};

/** Nothing new is sent to the server; whatever is open goes on. */
exports.drain = (name, server) => ({
  name,
  did: 'drained',
  commands: [`set server nodes/${name} state drain`],
  after: server && { ...server, draining: true },
});

/** Takes the server out of HAProxy as soon as its last connection has ended; refused if it serves again by then. */
exports.removalOf = (name, waitMs) => [
  `wait ${waitMs}ms srv-removable nodes/${name}`,
  `del server nodes/${name}`,
];

const UP = { draining: false, maint: false, down: false };

/** A new server counts as up, and takes traffic before its first check, unless that has to come first. */
function addition({ name, address, unproven, port }) {
  const server = `nodes/${name}`;
  return {
    name,
    did: 'added',
    commands: [
      `add server ${server} ${address}:${port} ${SERVER_PARAMETERS}`,
      `enable health ${server}`,
      ...(unproven ? [`set server ${server} health down`] : []),
      `enable server ${server}`,
    ],
    after: { address, ...UP, down: unproven },
  };
}

/** Says `up` for a new incarnation, since what the check knows is about the old one. */
function correction({ name, server, desired: { address }, fresh, port }) {
  const isMoved = server.address !== address;
  const isHeldBack = server.draining || server.maint;
  const isTakenForDead = server.down && (fresh || isMoved);
  if (!isMoved && !isHeldBack && !isTakenForDead) return undefined;
  return {
    name,
    did: isMoved ? `moved from ${server.address}` : isHeldBack ? 'back in service' : 'taken for up',
    commands: [
      ...(isMoved ? [`set server nodes/${name} addr ${address} port ${port}`] : []),
      ...(fresh || isMoved ? [`set server nodes/${name} health up`] : []),
      ...(isHeldBack ? [`set server nodes/${name} state ready`] : []),
    ],
    after: { address, ...UP, down: server.down && !fresh && !isMoved },
  };
}

function maintenance(name, server) {
  return {
    name,
    did: 'taken out',
    commands: [`set server nodes/${name} state maint`],
    after: { ...server, maint: true, down: false },
  };
}
