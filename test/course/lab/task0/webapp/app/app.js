'use strict';
// Says which of the servers behind the balancer has answered, and how often it has been asked in this session.
var bodyParser = require('body-parser');
var cookieParser = require('cookie-parser');
var express = require('express');
var glob = require('glob');
var session = require('express-session');

var app = express();

app.use(bodyParser.json());
app.use(cookieParser());
app.use(session({ name: 'NODESESSID', secret: 'not one', resave: false, saveUninitialized: true }));
app.use(function (request, response, next) {
  response.set('x-backend-ip', process.env.SERVER_IP || '');
  next();
});

glob.sync(__dirname + '/controllers/*.js').forEach(function (file) {
  require(file)(app);
});

app.listen(3000, function () {
  console.log('listening on port 3000 as ' + process.env.SERVER_NAME);
});
