'use strict';

/** What follows the address in `add server` and, through the template's data, in a `server` line of the configuration. */
exports.SERVER_PARAMETERS =
  'check inter 400ms fastinter 50ms downinter 100ms fall 2 rise 1 observe layer4 error-limit 2 on-error mark-down';
