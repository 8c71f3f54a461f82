'use strict';

// How long an answer is held back, for all clients; set by POST /delay.
module.exports = { milliseconds: 0 };
