import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { MadeUpContent } from '../a-hand-in.js';
import { configuration, dockerInspect, dockerPs, ha, nodesListing, s1, s2, s3 } from './printed.js';
import { statusesOf, verdictOn } from './statuses.js';

type Files = Record<string, MadeUpContent>;

const ps: Files = { 'logs/task5/docker_ps': dockerPs(s2, s1, ha) };
const placeholders = ['server s1 <s1>:3000 check', 'server s2 <s2>:3000 check'];
const cfg = (...names: readonly [string, string][]): Files =>
  Object.fromEntries(names.map(([name, text]) => [`logs/task5/${name}`, text]));
const none = configuration();
const one = configuration(s1);
const two = configuration(s1, s2);
const other = configuration(s2);

describe('the configurations of task 5', () => {
  const ids = ['T5.1 cfg', 'T5.3 cfg'];
  const cases: [string, Files, string][] = [
    [
      'are there',
      cfg(['cfg_ha', none], ['cfg_s1', one], ['cfg_s2', two], ['cfg_stop_s1', other]),
      'present present present present',
    ],
    [
      'are numbered',
      cfg(['1.cfg', none], ['2.cfg', one], ['3.cfg', two], ['4.cfg', other]),
      'present present present present',
    ],
    [
      'are numbered, and s2 was stopped',
      cfg(['haproxy1.cfg', none], ['haproxy2.cfg', one], ['haproxy3.cfg', two], ['haproxy4.cfg', one]),
      'present present present present',
    ],
    [
      'lie in a folder for each step',
      cfg(['1/haproxy.cfg', none], ['2/haproxy.cfg', one], ['3/haproxy.cfg', two], ['4/haproxy.cfg', one]),
      'present present present present',
    ],
    [
      'lie in folders for each part',
      cfg(['part1/haOnly', none], ['part1/s1', one], ['part1/s2', two], ['part3/config', other]),
      'present present present present',
    ],
    [
      'have French names',
      cfg(
        ['config_ha_seul', none],
        ['config_avec_s1', one],
        ['config_avec_s1_et_s2', two],
        ['config_apres_arret_s1', other],
      ),
      'present present present present',
    ],
    [
      'are without s1, in French',
      cfg(['cfg_ha', none], ['cfg_s1', one], ['cfg_s2', two], ['cfg_sans_s1', other]),
      'present present present present',
    ],
    [
      'are after docker rm',
      cfg(['cfg-ha', none], ['cfg-s1', one], ['cfg-s2', two], ['cfg-rm-s2', one]),
      'present present present present',
    ],
    [
      'are four in one file',
      { 'logs/task5/haproxy.txt': none + one + two + other },
      'present present present present',
    ],
    [
      'still hold the hard-coded servers',
      cfg(
        ['cfg_ha', configuration(...placeholders)],
        ['cfg_s1', configuration(...placeholders, s1)],
        ['cfg_s2', configuration(...placeholders, s1, s2)],
        ['cfg_stop', configuration(...placeholders, s2)],
      ),
      'present present present present',
    ],
    [
      'have no first',
      cfg(['first.cfg', one], ['second.cfg', two], ['stopped.cfg', one]),
      'missing present present present',
    ],
    [
      'have only two, of which one is after the stop of s1',
      cfg(['haproxy.cfg.1', two], ['haproxy.cfg.2', other]),
      'missing missing present present',
    ],
    ['have only one with a server, of s1', cfg(['haproxy.cfg', one]), 'missing present missing missing'],
    [
      'were never generated',
      cfg(
        ['cfg_ha', configuration(...placeholders)],
        ['cfg_s1', configuration(...placeholders)],
        ['cfg_s2', configuration(...placeholders)],
      ),
      'present-but-wrong present-but-wrong present-but-wrong missing',
    ],
    [
      'are the raw template',
      cfg(
        ['cfg_ha', configuration('{{#each nodes}}', 'server {{ host }} {{ ip }}:3000 check', '{{/each}}')],
        ['cfg_s1', configuration('server {{ host }} {{ ip }}:3000 check')],
      ),
      'present-but-wrong present-but-wrong missing missing',
    ],
    [
      'are empty lists from the first to the last',
      cfg(['cfg_ha', none], ['cfg_s1', none], ['cfg_s2', none], ['cfg_stop', none]),
      'present present-but-wrong present-but-wrong present-but-wrong',
    ],
    [
      'have two servers too early',
      cfg(['cfg_ha', none], ['cfg_s1', two], ['cfg_s2', two], ['cfg_stop_s1', other]),
      'present present-but-wrong present present',
    ],
    [
      'have two servers after the stop',
      cfg(['cfg_ha', none], ['cfg_s1', one], ['cfg_s2', two], ['cfg_stop_s1', two]),
      'present present present present-but-wrong',
    ],
    [
      'have a repetition that nobody named',
      cfg(['1.cfg', none], ['2.cfg', two], ['3.cfg', two], ['4.cfg', other]),
      'present present-but-wrong present present',
    ],
    [
      'are empty',
      cfg(['cfg_ha', ''], ['cfg_s1', one], ['cfg_s2', two], ['cfg_stop', '']),
      'empty present present empty',
    ],
    [
      'are filed under each other’s names',
      cfg(['cfg_ha', none], ['cfg_s1', two], ['cfg_s2', one], ['cfg_stop_s1', other]),
      'present present present present',
    ],
    [
      'have exchanged the last two names',
      cfg(['cfg_ha', none], ['cfg_s1', one], ['cfg_s2', other], ['cfg_stop_s1', two]),
      'present present present present',
    ],
    ...[
      'noNode.cfg',
      'haproxy_nonodes.cfg',
      'haproxy-no-node',
      'no_server.cfg',
      'cfg_without_webapps',
      'sansNoeud.cfg',
      'config_aucun_serveur',
      '0_nodes/haproxy.cfg',
    ].map((name): [string, Files, string] => [
      `begin with the one without nodes: ${name}`,
      cfg([name, none], ['cfg_s1', one], ['cfg_s2', two], ['cfg_stop', other]),
      'present present present present',
    ]),
    [
      'begin with one without nodes, and none has any',
      cfg(['noNode.cfg', none], ['cfg_s1', none]),
      'present present-but-wrong missing missing',
    ],
    [
      'are without nodes and without bytes',
      cfg(['haproxy_nonodes.cfg', ''], ['cfg_s1', one]),
      'empty present missing missing',
    ],
    [
      'are without one node at the end',
      cfg(['no_nodes.cfg', none], ['s1.cfg', one], ['s2.cfg', two], ['without_the_first.cfg', one]),
      'present present present present',
    ],
    ...[
      'before s1 stopped',
      'Before-Stop',
      'avant arrêt',
      'before_we_killed_s1',
      'not_stopped',
      'avantArretS1',
    ].map((folder): [string, Files, string] => [
      `lie in a folder for what was before the stop: ${folder}`,
      cfg(
        [`${folder}/ha.cfg`, none],
        [`${folder}/s1.cfg`, one],
        [`${folder}/s2.cfg`, two],
        ['after s1 stopped/ha.cfg', other],
      ),
      'present present present present',
    ]),
    [
      'lie before and after in a folder for the stop',
      cfg(
        ['stop s1/before/ha.cfg', none],
        ['stop s1/before/s1.cfg', one],
        ['stop s1/before/s2.cfg', two],
        ['stop s1/after/haproxy.cfg', other],
      ),
      'present present present present',
    ],
    [
      'lie in one folder whose name says start and stop',
      cfg(
        ['start and stop/ha_started.cfg', none],
        ['start and stop/s1_started.cfg', one],
        ['start and stop/s2_started.cfg', two],
        ['start and stop/s2_stopped.cfg', one],
      ),
      'present present present present',
    ],
    [
      'lie in a folder for the stop, whatever it holds besides',
      cfg(['ha.cfg', none], ['s2.cfg', two], ['after s2 stopped/s1.cfg', one]),
      'present missing present present',
    ],
    ...[
      'afterStoping',
      'stoped',
      'arret',
      'apresArrêt',
      'apresaret',
      's1_arrêté',
      'afterstopings1',
      'sans_s1',
      'supprimé',
    ].map((name): [string, Files, string] => [
      `are after the stop: ${name}`,
      cfg(['cfg_s2', two], [`${name}.cfg`, one]),
      'missing missing present present',
    ]),
    [
      'show both servers, though the name says stop',
      cfg(['cfg_ha', none], ['cfg_s1', one], ['cfg_stop_s1', two]),
      'present present present missing',
    ],
    [
      'show no server, though the name says stop',
      cfg(['cfg_s1', one], ['cfg_s2', two], ['cfg_stop_s1', none]),
      'present present present missing',
    ],
    ['count the captures of ha', cfg(['ha_2', one], ['ha_3', two]), 'missing present present missing'],
    [
      'have one server too early, which shows the next step',
      cfg(['cfg_ha', one], ['cfg_s2', two]),
      'missing present present missing',
    ],
    [
      'do not count commented servers',
      cfg(['cfg_ha', configuration(`# server ${s1.id} ${s1.address ?? ''}:3000 check`)], ['cfg_s1', one]),
      'present present missing missing',
    ],
  ];
  for (const [name, files, expected] of cases)
    it(name, () => assert.equal(statusesOf({ ...ps, ...files }, ...ids), expected));

  it('say which servers were seen', () => {
    const files = {
      ...ps,
      ...cfg(['4_haproxy.cfg', other], ['3_haproxy.cfg', two]),
      'logs/task5/inspect_s2': dockerInspect(s2),
    };
    assert.equal(
      verdictOn(files, 'T5.3 cfg after stop').reason,
      'logs/task5/4_haproxy.cfg has one live server: s2, 52b052b052b0 (172.20.0.4).',
    );
  });
});

describe('the lists of /nodes', () => {
  const ids = ['T5.2', 'T5.3 nodes'];
  const both = nodesListing(s1, s2);
  const cases: [string, Files, string][] = [
    ['are there', cfg(['nodes', both], ['nodes_after_stop', nodesListing(s2)]), 'present present'],
    [
      'are a series',
      cfg(['1_nodes', ''], ['2_nodes', nodesListing(s1)], ['3_nodes', both], ['4_nodes', nodesListing(s2)]),
      'present present',
    ],
    [
      'are a series that ends before the stop',
      cfg(['1_nodes', ''], ['2_nodes', nodesListing(s1)], ['3_nodes', both]),
      'present missing',
    ],
    [
      'are in one file',
      cfg([
        'nodes.txt',
        `root@aa00bb11cc22:/# ls /nodes\n${s1.id}  ${s2.id}\nroot@aa00bb11cc22:/# ls /nodes\n${s2.id}\n`,
      ]),
      'present present',
    ],
    [
      'have one node where two are asked for',
      cfg(['nodes', nodesListing(s1)], ['nodes_stop', nodesListing(s2)]),
      'present-but-wrong present',
    ],
    [
      'have two nodes after the stop',
      cfg(['nodes', both], ['nodes_stop', both]),
      'present present-but-wrong',
    ],
    [
      'are not the echo of a kill',
      cfg(['nodes', both], ['docker_kill_s1', 'me@laptop:~$ docker kill s1\ns1\n']),
      'present missing',
    ],
    ['are empty', cfg(['nodes', ''], ['nodes_after_stop', '']), 'empty empty'],
    [
      'are none when a configuration is called after the number of its nodes',
      cfg(['both_nodes_on.log', two], ['haproxy_two_nodes', two]),
      'missing missing',
    ],
    [
      'are told apart in a folder for what was before the stop',
      cfg(['before s1 stopped/nodes', both], ['after s1 stopped/nodes', nodesListing(s2)]),
      'present present',
    ],
    [
      'are before the stop in the third part',
      cfg(['part3/nodes_before_stop', ''], ['part3/nodes_after_stop', nodesListing(s2)]),
      'empty present',
    ],
    [
      'are pictures',
      { 'logs/task5/ls_nodes.png': {}, 'logs/task5/nodes_after_kill.png': {} },
      'image-only image-only',
    ],
  ];
  for (const [name, files, expected] of cases)
    it(name, () => assert.equal(statusesOf({ ...ps, ...files }, ...ids), expected));
});

describe('docker ps of task 5', () => {
  const ids = ['T5.1 docker', 'T5.3 docker'];
  const stopped = { ...s1, status: 'Exited (137) 3 seconds ago' };
  const cases: [string, Files, string][] = [
    [
      'is there before and after the stop',
      cfg(['ps', dockerPs(s2, s1, ha)], ['ps_stop', dockerPs(s2, ha)]),
      'present present',
    ],
    [
      'is only there after the stop',
      cfg(['docker-ps-after-s1-stopped', dockerPs(s2, ha)]),
      'missing present',
    ],
    ['is one table with one web application', cfg(['docker_ps', dockerPs(s2, ha)]), 'missing present'],
    [
      'shows who has exited',
      cfg(['ps', dockerPs(s2, s1, ha)], ['ps2', dockerPs(s2, stopped, ha)]),
      'present present',
    ],
    [
      'shows both after the stop',
      cfg(['ps', dockerPs(s2, s1, ha)], ['part3/ps_after_kill', dockerPs(s2, s1, ha)]),
      'present present-but-wrong',
    ],
    [
      'shows one web application where two are asked for',
      cfg(['ps', dockerPs(s1, ha)], ['ps_after_stop', dockerPs(s2, ha)]),
      'present-but-wrong present',
    ],
    [
      'comes after the list of nodes in one file',
      cfg(['step3', `${nodesListing(s2)}\n${dockerPs(s2, ha)}`]),
      'missing present',
    ],
  ];
  for (const [name, files, expected] of cases)
    it(name, () => assert.equal(statusesOf(files, ...ids), expected));
});

describe('everything of task 5', () => {
  it('is placed by the numbers of its parts', () => {
    const files = {
      'logs/task5/5.1/ps': dockerPs(s2, s1, ha),
      'logs/task5/5.1/s1.cfg': one,
      'logs/task5/5.1/s2.cfg': two,
      'logs/task5/5.2/nodes': nodesListing(s1, s2),
      'logs/task5/5.3/cfg': one,
      'logs/task5/5.3/nodes': nodesListing(s1),
      'logs/task5/5.3/ps': dockerPs(s1, ha),
    };
    const ids = ['T5.1 cfg after s', 'T5.1 docker', 'T5.2', 'T5.3'];
    assert.equal(statusesOf(files, ...ids), 'present present present present present present present');
  });

  it('may stand in one file, after the commands', () => {
    const session = [
      `me@laptop:~$ docker stop s1\ns1\nme@laptop:~$ docker ps\n${dockerPs(s2, ha)}`,
      `root@aa00bb11cc22:/# ls /nodes\n${nodesListing(s2)}`,
      `root@aa00bb11cc22:/# cat /usr/local/etc/haproxy/haproxy.cfg\n${other}`,
    ].join('');
    assert.equal(statusesOf({ 'logs/task5/after_stop.txt': session }, 'T5.3'), 'present present present');
  });
});

describe('docker ps of task 6', () => {
  const cases: [string, Files, string][] = [
    ['has three web applications', { 'logs/task6/ps': dockerPs(s3, s2, s1, ha) }, 'present'],
    [
      'has two at most',
      { 'logs/task6/ps': dockerPs(s2, s1, ha), 'logs/task6/ps2': dockerPs(s1, ha) },
      'present-but-wrong',
    ],
    [
      'has three in one table of several',
      { 'logs/task6/ps': dockerPs(ha) + dockerPs(s3, s2, s1, ha) },
      'present',
    ],
    ['is a picture beside the report', { 'report/images/Task_6_dockerPs.png': {} }, 'image-only'],
    ['is no stats page', { 'report/images/task6_stats.png': {}, 'report/images/task6_1.png': {} }, 'missing'],
  ];
  for (const [name, files, expected] of cases)
    it(name, () => assert.equal(statusesOf(files, 'T6.1 docker'), expected));
});

describe('a listing of /nodes with what its files hold', () => {
  const ids = `${s1.id}\n${s2.id}\n`;
  const file = (container: typeof s1): string => `${container.id} ${container.address ?? ''}\n`;
  const cases: [string, string, string][] = [
    ['one file', `### content\n${ids}\n### ${s1.id}\n${file(s1)}`, 'present missing'],
    [
      'each file',
      `### content\n${ids}\n### ${s1.id}\n${file(s1)}### ${s2.id}\n${file(s2)}`,
      'present missing',
    ],
    ['under “id”', `### content\n${ids}\n### id\n${file(s1)}`, 'present missing'],
    [
      'in blocks of code',
      `## Content\n\`\`\`\n${ids}\`\`\`\n## \`${s1.id}\`\n\`\`\`\n${file(s1)}\`\`\`\n`,
      'present missing',
    ],
    [
      'in French',
      `Contenu du dossier :\n${ids}Contenu du fichier ${s1.id} :\n${file(s1)}`,
      'present missing',
    ],
    ['between rules', `--- content ---\n${ids}--- ${s2.id} ---\n${file(s2)}`, 'present missing'],
    ['the files alone', `### s1\n${file(s1)}### s2\n${file(s2)}`, 'present missing'],
    ['not: a later state', `### content\n${ids}### after the stop\n${file(s2)}`, 'present present'],
    [
      'not: the files again',
      `### content\n${file(s1)}${file(s2)}### content\n${file(s2)}`,
      'present present',
    ],
    ['not: the folder again', `### content\n${ids}### content\n${s2.id}\n`, 'present present'],
  ];
  for (const [name, text, expected] of cases)
    it(name, () =>
      assert.equal(statusesOf({ 'logs/task5/nodes.txt': text }, 'T5.2', 'T5.3 nodes'), expected),
    );

  it('shows one file of it in a block of its own of the report', () => {
    const report = `# Report\n\n## Task 5\n\nThe nodes:\n\n\`\`\`\n${ids}\`\`\`\n\nOne of them:\n\n\`\`\`\n${file(s1)}\`\`\`\n`;
    assert.equal(statusesOf({ 'report/report.md': report }, 'T5.2', 'T5.3 nodes'), 'present missing');
    const stopped = report.replace('One of them', 'After the stop');
    assert.equal(statusesOf({ 'report/report.md': stopped }, 'T5.2', 'T5.3 nodes'), 'present present');
  });
});
