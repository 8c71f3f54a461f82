import { plainWords } from './plain-words.js';
import type { TaskNumber } from '../item.js';

/**
 * What a sentence asks for, when it is one of the lab's: `M3`, `4.2`, or `again` for the same as the sentence before it.
 * It is recognised by words that come together in no answer, for it is copied with all kinds of changes.
 */
export function askedQuestion(sentence: string, task: TaskNumber | undefined): string | undefined {
  return askedIn(plainWords(sentence.slice(0, 1500)), task);
}

/** The same for a sentence in plain words. */
export function askedIn(words: string, task: TaskNumber | undefined): string | undefined {
  const asks = isAsking(words);
  const addresses = /\b(?:you|your|expected)\b/.test(words);
  for (const { question, all, some, need, statesOnly, addressesOnly, titleOnly } of fingerprints) {
    const isSaid = asks || statesOnly === true || (addresses && (addressesOnly ?? question === 'again'));
    if (!isSaid) continue;
    // Most sentences lack the first word already: this is asked of every sentence, for each question.
    if (!words.includes(all[0] ?? '') || !all.every((word) => words.includes(word))) continue;
    if (titleOnly === true && (words.split(' ').length > 14 || /\b(?:we|i|our|will|must|had)\b/.test(words)))
      continue;
    if (some.filter((word) => words.includes(word)).length < need) continue;
    if (!question.startsWith('x')) return question;
    return task === undefined ? 'again' : `${task}${question.slice(1)}`;
  }
  return undefined;
}

/**
 * Whether a sentence asks or orders, whatever it is about. An answer may say "you", too, and begin with the question's words:
 * only what needs an answer does it.
 */
function isAsking(words: string): boolean {
  if (words.endsWith('?') || order.test(words)) return true;
  return leadsToOrder.test(words) && (!/\b(?:we|i|our)\b/.test(words) || /\byour?\b/.test(words));
}

const order =
  /^(?:[0-9m.)\] -]{0,8} )?(?:optional )?(?:describe|give|propose|provide|take|explain|tell|compare|try|read|put|place|present|find|hint|do not)\b/;
const leadsToOrder =
  /^(?:[0-9m.)\] -]{0,8} )?(?:based on|now|also|at least|in other words|in addition|additional)\b/;

/** An order at the beginning of a quoted or emphasised line, which no answer begins with. */
export function isOrder(sentence: string): boolean {
  return /^(?:[0-9m.)\] -]{0,8} )?(?:optional )?(?:describe|give (?:an?|the|your)|propose|provide|take a|explain|compare|present a|decrivez|decrire|donnez|proposez|expliquez|expliquer|fournissez|fournir|presentez|comparez|prenez|quelle?s? (?:est|sont)|comment)\b/.test(
    plainWords(sentence),
  );
}

interface Fingerprint {
  readonly question: string;
  readonly all: readonly string[];
  readonly some: readonly string[];
  /** How many of `some` must be there. */
  readonly need: number;
  /** The lab says it without asking. */
  readonly statesOnly?: boolean;
  /** The lab says it to the reader (`you`) without asking; so it may say whatever belongs to the sentence before it. */
  readonly addressesOnly?: boolean;
  /** Only alone, as a title or in a list: the same words may be part of a sentence. */
  readonly titleOnly?: boolean;
}

const asked = (question: string, all: string, some = '', need = 0): Fingerprint => ({
  question,
  all: all.split(' '),
  some: some.split(' '),
  need,
});
const stated = (all: string, some: string, need: number): Fingerprint => ({
  ...asked('again', all, some, need),
  statesOnly: true,
});

const addressed = (...question: Parameters<typeof asked>): Fingerprint => ({
  ...asked(...question),
  addressesOnly: true,
});

const titled = (all: string, some: string, need: number): Fingerprint => ({
  ...stated(all, some, need),
  titleOnly: true,
});

/** `x.1` are the screenshots and logs that several tasks ask for in the same words: the task decides. */
const fingerprints: readonly Fingerprint[] = [
  asked('M1', 'production', 'think current solution environment problems deploying main', 4),
  asked('M2', 'add webapp container', 'describe need infrastructure', 2),
  asked('M2', 'exact steps', 'give modif way done', 2),
  addressed('M2', 'probably', 'modify configuration script files image hint', 4),
  asked('M3', 'propose better approach', 'high level previous issues', 1),
  asked('M3', 'based on your', 'previous answers detected some issues current solution', 4),
  addressed('M4', 'hardcoded noticed', 'list application nodes configuration', 2),
  asked('M4', 'manage dynamic', 'web app nodes fashion how', 3),
  asked('M5', 'process', 'additional management beside main container think solution', 4),
  asked('M5', 'process log', 'missing required goal forwarding proceed', 3),
  asked('M6', 'nodes', 'happens add more web server dynamic think', 5),
  asked('M6', 'dynamic solution', 'think really far away propose solve', 3),
  stated('dynamically', 'although configuration changing follow distributed added removed', 6),
  stated('machines', 'monitor distributed collect centralized logs produced push pull', 5),
  stated('machines', 'physical virtual typical infrastructure main additional side management', 6),
  stated('forward', 'logs therefore need process running each machine central place', 6),
  stated('tool', 'also imagine central reaches out each machine gather logs', 7),
  { ...stated('push', '', 1), some: ['pull problem'] },
  stated('push mechanism', 'quite common see used kind task', 4),
  stated('clearly script will replace', 'configuration file two lines', 3),
  titled('far away', 'from being dynamic configuration', 3),
  stated('really similar', 'screenshot previous task', 2),
  stated('logs directory', 'put your repo created previous task', 2),
  stated('folder', 'each lab task create name number', 5),
  stated('folder', 'no need create there are no logs', 5),
  stated('closer look run.sh', 'calls sed replace lines before start', 4),
  asked('6.1', 'screenshot page', 'haproxy stat more than 2 applications', 5),
  asked('x.1', 'screenshot stat page haproxy', 'take capture', 1),
  asked('again', 'see your backend nodes'),
  asked('again', 'really similar', 'screenshot previous task', 2),
  addressed('0.2', 'url repository', 'give report', 1),
  asked('1.2', 'difficulties', 'describe task understanding happening', 3),
  asked('1.2', 'supervisor', 'explain own words installing why', 3),
  asked('1.2', 'research articles', 'hesitate topic illustrate problem', 2),
  asked('x.2', 'serf.log', 'provide logs ha container file', 4),
  asked('x.1', 'docker log output', 'provide each containers', 2),
  asked('again', 'logs', 'create folder repository store separately put directory previous place', 3),
  asked('again', 'folder', 'lab task create name number logs no need', 5),
  asked('2.2', 'existing problem', 'give answer question current solution', 3),
  asked('2.3', 'serf', 'give explanation explain working how', 2),
  asked('2.3', 'gossip', 'read official website details protocol', 3),
  asked('2.3', 'solutions', 'try find similar situations auto-discovery mechanism', 4),
  addressed('4.1', 'xz-utils noticed', 'added rebuild image time', 2),
  asked('4.1', 'mitigate', 'what can do', 2),
  asked('4.1', 'image layers', 'take look documentation docker', 3),
  asked('4.1', 'pros cons', 'tell merge command', 2),
  asked('4.1', 'techniques reduce', 'articles image size find', 2),
  { ...asked('4.1', 'talking', 'squashing flattening images', 2), statesOnly: true },
  { ...asked('4.1', 'also some articles techniques reduce', 'image size', 2), statesOnly: true },
  asked('4.2', 'approach images', 'propose different architecture reuse able', 3),
  asked('again', 'repetitions', 'proposition avoid much between images', 4),
  asked('4.3', '/tmp/haproxy.cfg', 'provide generated container step', 3),
  asked('5.1', 'haproxy/haproxy.cfg', 'provide generated container step', 3),
  asked('5.2', '/nodes folder', 'provide list files inside container', 4),
  asked('5.3', 'stopped', 'provide configuration file container list nodes', 5),
  asked('again', 'docker ps', 'addition also provide log file output console', 4),
  asked('again', 'output per step', 'experimentation screenshots', 1),
  {
    ...asked('again', 'expected'),
    some: ['one file', 'two files', 'three files', 'four files', 'five files'],
    need: 1,
  },
  asked('again', 'additional screenshots', 'welcome sequence experimentations', 2),
  asked('4.4', 'generate', 'based three output files collected say way problem', 5),
  { ...asked('4.4', 'problem'), some: ['if any'], need: 1 },
  asked('5.4', 'backend', 'propose different approach manage list nodes', 5),
  { ...addressed('5.4', 'you'), some: ['you do not need to implement'], need: 1 },
  addressed('5.4', 'tools', 'propose own discovered online', 3),
  addressed('5.4', 'cite references'),
  asked('6.2', 'feelings', 'give own final solution', 3),
  asked('6.2', 'improvements', 'propose ways differently things', 3),
  addressed('6.2', 'references readings', 'provide improvements any', 2),
  asked('4.1', 'in other words compare'),
  { ...asked('4.1', 'try to find them'), statesOnly: true },
  asked('6.3', 'live demo', 'present add remove backend container', 4),
  asked('again', 'report', 'task deliverables collect document progress perform number', 4),
  asked('again', 'report', 'expect repository folder called logs markdown format', 4),
  asked('again', 'numbered', 'questions refer later reference answering', 2),
  stated('expect', 'at least see in your report', 4),
  stated('introduction', 'describing briefly lab', 3),
  stated('seven chapters', 'one each task', 2),
  stated('chapter named', 'difficulties describe problems encountered solutions', 4),
  stated('lab consists', 'tasks one initial', 2),
  stated('initial task', 'should quick already completed', 3),
  titled('identify issues', 'install tools', 2),
  titled('process supervisor', 'add run several processes', 3),
  titled('membership', 'add tool manage web server cluster', 4),
  titled('react membership changes', '', 0),
  titled('template engine', 'use easily generate configuration files', 4),
  titled('load balancer', 'generate new configuration membership changes', 4),
  titled('automatically reload', 'make load balancer new configuration', 3),
  stated('builds on', 'this lab previous load balancing', 4),
  stated('docker images', 'build your own', 3),
  stated('process supervision', 'become familiar lightweight docker', 4),
  stated('core concepts', 'understand dynamic scaling application production', 4),
  stated('decentralized management', 'put practice web server instances', 4),
  stated('possible approach', 'go through one scalable infrastructure add remove nodes rebuild', 7),
  stated('only way', 'achieve goal this', 3),
  stated('same kind of behavior', 'research lot tools services achieve', 3),
];
