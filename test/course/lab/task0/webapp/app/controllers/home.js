'use strict';
var sleep = require('thread-sleep');
var pause = require('../pause');

module.exports = function (app) {
  // Express answers HEAD with this as well, and that is how HAProxy looks whether the server is up.
  app.get('/', function (request, response) {
    if (pause.milliseconds > 0) sleep(pause.milliseconds);
    request.session.views = (request.session.views || 0) + 1;
    response.json({
      hello: 'world!',
      ip: process.env.SERVER_IP,
      host: process.env.SERVER_NAME,
      tag: process.env.SERVER_TAG,
      sessionViews: request.session.views,
      id: request.session.id,
    });
  });
};
