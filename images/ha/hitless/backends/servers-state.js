'use strict';

/**
 * Reads HAProxy's `show servers state nodes`: by name `{ address, draining, maint, down }`. `down` is what its check
 * says, and never set for a server in maintenance, which is not checked. Throws if the text is no such list.
 */
exports.parseServersState = (text) => {
  const [version, heading, ...lines] = text.split('\n');
  if (version !== '1' || !heading?.startsWith(HEADING)) throw new Error('HAProxy sent no list of servers');
  const servers = new Map();
  for (const line of lines) {
    if (line === '') continue;
    const [, , , name, address, operational, admin] = line.split(' ', 7);
    const maint = (Number(admin) & MAINT) !== 0;
    servers.set(name, {
      address,
      draining: (Number(admin) & DRAIN) !== 0,
      maint,
      down: operational === '0' && !maint,
    });
  }
  return servers;
};

const HEADING = '# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state ';
/** Bits of the administrative state: forced, inherited, configured, by resolution, by a changed name. */
const MAINT = 0x01 | 0x02 | 0x04 | 0x20 | 0x40;
/** Forced, inherited. */
const DRAIN = 0x08 | 0x10;
