import type { Language } from '../../../scenario/language.js';
import type { PortPurpose } from '../drawn-lab.js';

/** The words of a drawn topology. */
export interface TopologyWords {
  readonly title: (task: number) => string;
  readonly machine: string;
  readonly client: string;
  readonly network: string;
  /** What a port of the balancer is for. */
  readonly ports: Readonly<Record<PortPurpose, string>>;
  readonly noContainer: string;
  readonly noProcess: string;
  readonly moreProcesses: (count: number) => string;
  readonly unknownServer: string;
  readonly noMember: string;
  /** Serf's words for a member, in the report's language; others stand as they are. */
  readonly memberStatus: Readonly<Record<string, string>>;
  /** Docker's words for a container. */
  readonly containerState: Readonly<Record<string, string>>;
  readonly legend: {
    readonly up: string;
    readonly down: string;
    readonly gossip: string;
    readonly supervised: string;
  };
  readonly alt: {
    /** Between a name and what is said about it. */
    readonly colon: string;
    readonly separator: string;
    readonly container: string;
    readonly image: string;
    readonly published: string;
    readonly processes: string;
    readonly supervised: string;
    readonly server: string;
    readonly member: string;
    readonly role: string;
  };
}

export const topologyWords: Readonly<Record<Language, TopologyWords>> = {
  en: {
    title: (task) => `Topology of task ${task}, as it was observed`,
    machine: 'this machine',
    client: 'a client, through published ports',
    network: 'network',
    ports: { http: 'traffic', stats: 'statistics page', admin: 'admin socket' },
    noContainer: 'no container',
    noProcess: 'no process',
    moreProcesses: (count) => `${count} more`,
    unknownServer: 'unknown to HAProxy',
    noMember: 'not a member',
    memberStatus: { alive: 'alive', leaving: 'leaving', left: 'left', failed: 'failed' },
    containerState: {
      created: 'created',
      running: 'running',
      paused: 'paused',
      restarting: 'restarting',
      exited: 'exited',
      dead: 'dead',
    },
    legend: {
      up: 'HAProxy sends requests: UP',
      down: 'HAProxy sends none: DOWN',
      gossip: 'gossip of the living members',
      supervised: 'restarted by s6-supervise',
    },
    alt: {
      colon: ': ',
      separator: '; ',
      container: 'container',
      image: 'image',
      published: 'published',
      processes: 'processes',
      supervised: 'supervised',
      server: 'for HAProxy',
      member: 'Serf member',
      role: 'role',
    },
  },
  fr: {
    title: (task) => `Topologie de la tâche ${task}, telle qu’observée`,
    machine: 'cette machine',
    client: 'un client, par les ports publiés',
    network: 'réseau',
    ports: { http: 'trafic', stats: 'statistiques', admin: 'administration' },
    noContainer: 'sans conteneur',
    noProcess: 'aucun processus',
    moreProcesses: (count) => `${count} de plus`,
    unknownServer: 'inconnu de HAProxy',
    noMember: 'pas membre',
    memberStatus: { alive: 'vivant', leaving: 'part', left: 'parti', failed: 'en panne' },
    containerState: {
      created: 'créé',
      running: 'en marche',
      paused: 'en pause',
      restarting: 'redémarre',
      exited: 'terminé',
      dead: 'mort',
    },
    legend: {
      up: 'HAProxy envoie des requêtes : UP',
      down: 'HAProxy n’envoie rien : DOWN',
      gossip: 'gossip entre membres vivants',
      supervised: 'relancé par s6-supervise',
    },
    alt: {
      colon: ' : ',
      separator: ' ; ',
      container: 'conteneur',
      image: 'image',
      published: 'publié',
      processes: 'processus',
      supervised: 'surveillé',
      server: 'pour HAProxy',
      member: 'membre de Serf',
      role: 'rôle',
    },
  },
};
