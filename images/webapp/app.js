// The lab's web application: it says who answers, counts a visitor's views, and can be slowed down.
//   GET  /       JSON: hello, ip, host, tag, sessionViews, id
//   HEAD /       the load balancer's health check
//   POST /delay  {"delay": ms}: from now on an answer takes that long
// READY_FD: a descriptor on which it writes a line when it listens, as s6 wants to be told.
// STOP_GRACE_MS: how long requests that are under way may still take when it is told to end.
// SIGUSR2: the balancers know that it leaves; from now on it counts the requests that come all the same.
'use strict';

const { randomUUID } = require('node:crypto');
const { writeSync } = require('node:fs');
const { createServer } = require('node:http');
const { hostname, networkInterfaces } = require('node:os');

const PORT = 3000;
const MAX_SESSIONS = 10_000;
const MAX_DELAY_MS = 30_000;
const MAX_BODY_BYTES = 1024;
const MAX_LINES_A_SECOND = 5;
const COOKIE = 'NODESESSID';

const sessions = new Map(); // id → number of views, the one unused for longest first
let delayMs = 0;
let requestsInSecond = 0;
let requestsAfterLeave = 0;
let hasLeft = false; // every balancer knows that this backend leaves
let isStopping = false;
let ownAddress = '';
let addressAt = -Infinity;

const server = createServer((request, response) => {
  const { method } = request;
  const path = request.url.split('?', 1)[0];
  response.setHeader('x-backend-ip', address());
  const isHealthCheck = method === 'HEAD' && path === '/';
  if (hasLeft && !isHealthCheck) requestsAfterLeave += 1;
  if (!isHealthCheck) {
    response.on('finish', () => {
      const client = request.headers['x-forwarded-for'] ?? request.socket.remoteAddress;
      log(`${client} ${method} ${request.url} ${response.statusCode}`);
    });
  }

  // With its answer the connection becomes idle, and would wait for another request.
  response.on('close', () => {
    if (isStopping) server.closeIdleConnections();
  });

  if (path === '/' && method === 'GET') later(response, () => welcome(request, response));
  else if (path === '/' && method === 'HEAD') later(response, () => response.end());
  else if (path === '/delay' && method === 'POST') setDelay(request, response);
  else answer(response, 404, { error: 'not found' });
});

function welcome(request, response) {
  const { id, views } = countView(request.headers.cookie ?? '');
  response.setHeader('set-cookie', `${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax`);
  answer(response, 200, {
    hello: 'world',
    ip: address(),
    host: hostname(),
    tag: process.env.TAG ?? '',
    sessionViews: views,
    id,
  });
}

// A session lives in this process alone: another backend does not know it and starts one of its own.
function countView(cookies) {
  const sent = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]*)`).exec(cookies)?.[1];
  const id = sessions.has(sent) ? sent : randomUUID();
  const views = (sessions.get(id) ?? 0) + 1;
  sessions.delete(id);
  sessions.set(id, views);
  if (sessions.size > MAX_SESSIONS) sessions.delete(sessions.keys().next().value);
  return { id, views };
}

function setDelay(request, response) {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => {
    if (body.length <= MAX_BODY_BYTES) body += chunk;
  });
  request.on('end', () => {
    const delay = body.length <= MAX_BODY_BYTES ? delayIn(body) : undefined;
    if (delay === undefined) {
      answer(response, 400, { error: `expected {"delay": ms} with 0 to ${MAX_DELAY_MS} ms` });
      return;
    }
    delayMs = delay;
    answer(response, 200, { delay });
  });
}

function delayIn(body) {
  try {
    const delay = JSON.parse(body)?.delay;
    return Number.isInteger(delay) && delay >= 0 && delay <= MAX_DELAY_MS ? delay : undefined;
  } catch {
    return undefined;
  }
}

// Under load, the first requests of a second stand for all of it.
function log(line) {
  if (requestsInSecond === 0) setTimeout(endSecond, 1000).unref();
  requestsInSecond += 1;
  if (requestsInSecond <= MAX_LINES_A_SECOND) console.log(`${new Date().toISOString()} ${line}`);
}

function endSecond() {
  const more = requestsInSecond - MAX_LINES_A_SECOND;
  if (more > 0) console.log(`${new Date().toISOString()} and ${more} more in this second`);
  requestsInSecond = 0;
}

function later(response, reply) {
  if (delayMs === 0) {
    reply();
    return;
  }
  const timer = setTimeout(reply, delayMs);
  response.on('close', () => clearTimeout(timer));
}

function answer(response, status, value) {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.end(`${JSON.stringify(value)}\n`);
}

// Asking the kernel costs as much as an answer: once a second is enough.
function address() {
  if (Date.now() - addressAt > 1000) {
    ownAddress = Object.values(networkInterfaces())
      .flat()
      .find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '';
    addressAt = Date.now();
  }
  return ownAddress;
}

function stop() {
  server.close();
  isStopping = true;
  setTimeout(() => server.closeAllConnections(), Number(process.env.STOP_GRACE_MS ?? 500)).unref();
}

// A supervisor can give a descriptor that it listens on: a line there says that the application is ready.
function sayReady() {
  const descriptor = Number(process.env.READY_FD);
  if (descriptor > 2) writeSync(descriptor, '\n');
}

// The log shows whether the announcement was in time. The number comes last: Serf writes the end of a line by itself,
// so that this may follow one of its lines without a break.
function leave() {
  hasLeft = true;
  process.on('exit', () => console.log(`requests after the leave was announced: ${requestsAfterLeave}`));
}

process.on('exit', endSecond);
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
process.once('SIGUSR2', leave);
server.listen(PORT, '0.0.0.0', () => {
  console.log(`web application ${hostname()} listens on port ${PORT}`);
  sayReady();
});
