import type { Language } from '../../../scenario/language.js';
import { numberText, secondsText } from '../../number-text.js';
import type { TimelineMoment } from './timeline-file.js';

/** The words of a drawn time line. */
export interface TimelineWords {
  readonly title: string;
  readonly comparison: { readonly title: string; readonly alt: (runs: string) => string };
  readonly number: (value: number) => string;
  /** A span, from milliseconds, with its unit. */
  readonly seconds: (milliseconds: number) => string;
  readonly moment: Readonly<Record<TimelineMoment['kind'], string>>;
  readonly panels: {
    readonly members: (balancer: string) => string;
    readonly servers: string;
    readonly requests: string;
    readonly failures: (bin: string) => string;
    readonly axis: string;
  };
  readonly memberStatus: { readonly alive: string; readonly left: string; readonly failed: string };
  readonly serverStatus: { readonly up: string; readonly down: string };
  /** Requests answered with another status than 200, and those without an answer. */
  readonly failure: { readonly answered: string; readonly unanswered: string };
  readonly noFailures: string;
  readonly others: string;
  readonly story: {
    /** Between a moment and what followed it. */
    readonly separator: string;
    readonly client: (connections: string, rate: string, duration: string) => string;
    readonly requests: (sent: string, answered: string, failed: string, before: string) => string;
    readonly byBackend: (list: string) => string;
    /** What follows was seen so much later than the moment. */
    readonly moment: (at: string, kind: TimelineMoment['kind'], nodes: string) => string;
    readonly member: (node: string, status: 'alive' | 'left' | 'failed', after: string) => string;
    readonly up: (node: string, after: string) => string;
    readonly notUp: (node: string, after: string) => string;
    readonly failed: (count: string) => string;
    readonly noneFailed: string;
    readonly end: (alive: string, up: string) => string;
    readonly nobody: string;
  };
}

export const timelineWords: Readonly<Record<Language, TimelineWords>> = {
  en: {
    title: 'What happened, second by second',
    comparison: {
      title: 'What the client saw, side by side',
      alt: (runs) => `Requests answered and failed, second by second, on the same scales. ${runs}.`,
    },
    number: (value) => numberText(value, 'en', 0),
    seconds: (milliseconds) => secondsText(milliseconds, 'en'),
    moment: { start: 'start', stop: 'stop', kill: 'kill', remove: 'remove' },
    panels: {
      members: (balancer) => `Serf members, as ${balancer} knows them`,
      servers: 'Servers, as HAProxy has them',
      requests: 'Requests answered per second, by backend',
      failures: (bin) => `Requests failed per ${bin} (log scale)`,
      axis: 'seconds since the client began',
    },
    memberStatus: { alive: 'alive', left: 'left', failed: 'failed' },
    serverStatus: { up: 'UP', down: 'DOWN' },
    failure: { answered: 'error status, such as 503', unanswered: 'no answer' },
    noFailures: 'none failed',
    others: 'others',
    story: {
      separator: '; ',
      client: (connections, rate, duration) =>
        `A client with ${connections} connections aims at ${rate} requests a second for ${duration}.`,
      requests: (sent, answered, failed, before) =>
        `${sent} requests sent, ${answered} answered, ${failed} failed, of which ${before} before the first web application answered.`,
      byBackend: (list) => `Answered by ${list}.`,
      moment: (at, kind, nodes) => {
        const done = { start: 'started', stop: 'stopped', kill: 'killed', remove: 'removed' };
        return `At ${at} ${done[kind]}: ${nodes}`;
      },
      member: (node, status, after) => `${node} ${status} for Serf after ${after}`,
      up: (node, after) => `${node} UP for HAProxy after ${after}`,
      notUp: (node, after) => `${node} no longer UP for HAProxy after ${after}`,
      failed: (count) => `requests failed until the next moment: ${count}`,
      noneFailed: 'no request failed until the next moment',
      end: (alive, up) => `At the end alive: ${alive}; UP: ${up}.`,
      nobody: 'nobody',
    },
  },
  fr: {
    title: 'Ce qui s’est passé, seconde par seconde',
    comparison: {
      title: 'Ce que le client a vu, côte à côte',
      alt: (runs) => `Requêtes servies et échouées, seconde par seconde, aux mêmes échelles. ${runs}.`,
    },
    number: (value) => numberText(value, 'fr', 0),
    seconds: (milliseconds) => secondsText(milliseconds, 'fr'),
    moment: { start: 'démarrage', stop: 'arrêt', kill: 'kill', remove: 'retrait' },
    panels: {
      members: (balancer) => `Membres de Serf, tels que ${balancer} les connaît`,
      servers: 'Serveurs, tels que HAProxy les a',
      requests: 'Requêtes servies par seconde, par backend',
      failures: (bin) => `Requêtes échouées par ${bin} (échelle log.)`,
      axis: 'secondes depuis le début du client',
    },
    memberStatus: { alive: 'vivant', left: 'parti', failed: 'en panne' },
    serverStatus: { up: 'UP', down: 'DOWN' },
    failure: { answered: 'statut d’erreur, tel que 503', unanswered: 'sans réponse' },
    noFailures: 'aucun échec',
    others: 'autres',
    story: {
      separator: ' ; ',
      client: (connections, rate, duration) =>
        `Un client avec ${connections} connexions vise ${rate} requêtes par seconde pendant ${duration}.`,
      requests: (sent, answered, failed, before) =>
        `${sent} requêtes envoyées, ${answered} servies, ${failed} échouées, dont ${before} avant la première réponse d’une application web.`,
      byBackend: (list) => `Servies par ${list}.`,
      moment: (at, kind, nodes) => {
        const done = { start: 'démarrage', stop: 'arrêt', kill: 'kill', remove: 'retrait' };
        return `À ${at}, ${done[kind]} : ${nodes}`;
      },
      member: (node, status, after) => {
        const said = { alive: 'vivant', left: 'parti', failed: 'en panne' };
        return `${node} ${said[status]} pour Serf après ${after}`;
      },
      up: (node, after) => `${node} UP pour HAProxy après ${after}`,
      notUp: (node, after) => `${node} n’est plus UP pour HAProxy après ${after}`,
      failed: (count) => `requêtes échouées jusqu’au moment suivant : ${count}`,
      noneFailed: 'aucune requête échouée jusqu’au moment suivant',
      end: (alive, up) => `À la fin, vivants : ${alive} ; UP : ${up}.`,
      nobody: 'personne',
    },
  },
};
