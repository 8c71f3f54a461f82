'use strict';

const { untilAtRest } = require('./at-rest.js');
const { Bookkeeping } = require('./bookkeeping.js');
const { Configuration } = require('./configuration.js');
const { Controller } = require('./controller.js');
const { DnsWitness } = require('./dns-witness.js');
const { HaproxyTable } = require('./haproxy-table.js');
const { LeaveMarks } = require('./leave-marks.js');
const { complaints, SerfLog } = require('./log.js');
const { NodeFiles } = require('./node-files.js');
const { Removals } = require('./removals.js');
const { Roster } = require('./roster.js');
const { Seeds } = require('./seeds.js');
const { SerfLink } = require('./serf-link.js');
const { TemplateWatch } = require('./template-watch.js');

const SECOND = 1000;

/**
 * Makes the parts known to each other and starts them; gives a function that looks at the template at once. The world
 * comes in as functions: `ask` (HAProxy), `connect` (Serf), `resolve` (DNS), `check` and `reload` (configuration),
 * `compile` (templates), `now`, `later` and `log`.
 */
exports.startProgram = ({ settings, ask, connect, resolve, check, reload, compile, now, later, log }) => {
  const { port } = settings;
  const world = { now, later, log, complain: complaints(log) };
  const serfLog = new SerfLog(settings.serfLog);
  const roster = new Roster({ now, onChange: (member) => serfLog.member(member), onRefusal: log });
  const dns = new DnsWitness({ ...world, resolve, path: settings.everListed });
  const table = new HaproxyTable(ask);
  const nodeFiles = new NodeFiles(settings.nodes);
  const configuration = new Configuration({ path: settings.configuration, compile, port });
  const onChange = (names) => serfLog.changed(names);
  const bookkeeping = new Bookkeeping({ ...world, table, nodeFiles, configuration, onChange });
  const removals = new Removals({ ...world, table });
  const serf = new SerfLink({
    ...world,
    connect,
    roster,
    onConnect: () => {
      seeds.forget();
      seeds.look(dns.addresses);
    },
    onNews: (names, at) => (names === undefined ? controller.considerAll() : controller.consider(names, at)),
    onLeave: async (agent) => {
      await controller.leave(agent);
      await untilAtRest(agent.name, { ask, now, later });
    },
  });
  const seeds = new Seeds({ roster, serf, now, join: (addresses) => joinOnItsOwn(connect, addresses) });
  const controller = new Controller({
    ...world,
    table,
    roster,
    marks: new LeaveMarks({ path: settings.leaveMarks, now }),
    dns,
    serf,
    port,
    remove: (name) => removals.add(name),
    onChange: () => bookkeeping.touch(),
    write: () => bookkeeping.write(),
    onDrained: (name, address) => serfLog.drained(name, address),
  });
  const template = new TemplateWatch({
    ...world,
    path: settings.template,
    configuration,
    table,
    check,
    reload: (render) =>
      controller.inTurn(async () => {
        configuration.writeText(render());
        await reload();
      }),
  });

  serf.start();
  everySecond(later, async () => {
    await dns.look();
    // A join may take long, and the next look at DNS does not wait for it.
    seeds.look(dns.addresses);
  });
  everySecond(later, async () => {
    await Promise.all([serf.lookAtAll().catch((error) => world.complain('Serf', error.message)), readBack()]);
    controller.considerAll();
    await template.look();
  });
  return () => template.look();

  /** Whatever we missed or somebody else has done shows here. */
  async function readBack() {
    try {
      await table.look();
      nodeFiles.look();
      world.complain('HAProxy', undefined);
      bookkeeping.touch();
    } catch (error) {
      world.complain('HAProxy', error.message);
    }
  }
};

/** On a connection of its own: until it has joined, the agent answers nothing else there. */
async function joinOnItsOwn(connect, addresses) {
  const rpc = await connect(() => {}, 20 * SECOND);
  const body = [
    ['Existing', addresses],
    ['Replay', false],
  ];
  await rpc.request('join', new Map(body)).finally(() => rpc.close());
}

async function everySecond(later, work) {
  for (;;) {
    const next = new Promise((resolve) => later(resolve, SECOND));
    await work();
    await next;
  }
}
