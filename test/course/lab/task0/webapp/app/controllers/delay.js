'use strict';
var pause = require('../pause');

module.exports = function (app) {
  app.post('/delay', function (request, response) {
    var wanted = Number(request.body.delay);
    if (!(wanted >= 0)) return response.status(400).json({ message: 'delay is a number of milliseconds' });
    pause.milliseconds = wanted;
    response.json({ message: 'answers take ' + wanted + ' ms more from now on' });
  });
};
