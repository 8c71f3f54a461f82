import type { Edition } from '../../src/repository/repository.js';

export type CourseEdition = Exclude<Edition, 'unknown'>;

export const courseEditions: readonly CourseEdition[] = ['2016', '2019', '2020'];

/** What stands in each edition where the files below `lab/` have `@NAME@`. */
export const editionValues: Readonly<Record<CourseEdition, Readonly<Record<string, string>>>> = {
  '2016': {
    BALANCER_BASE: 'haproxy:1.5',
    WEBAPP_BASE: 'node:0.12.2-wheezy',
    AUTHOR: 'MAINTAINER Ada Example <ada@example.org>',
    S6: 'v1.17.2.0',
    SERF: '0.7.0',
    NODE: 'v4.4.4',
    STATISTICS: 'listen stats *:1936',
    SERVERS: between('# HANDLEBARS END', '<s1>', '<s2>'),
    TEMPLATE_SERVERS: rendered('# HANDLEBARS END'),
    SED: seds(''),
    HOSTS_LINE: '1',
    SERVER_TAG: '',
    BODY_PARSER: '~1.12.2',
    COOKIE_PARSER: '~1.3.4',
    EXPRESS: '~4.12.3',
    EXPRESS_SESSION: '~1.11.1',
    GLOB: '~4.4.1',
    THREAD_SLEEP: '^1.0.4',
  },
  '2019': {
    ...later(),
    BALANCER_BASE: 'haproxy:1.5',
    AUTHOR: 'MAINTAINER Ada Example <ada@example.org>',
    S6: 'v1.17.2.0',
    SERF: '0.7.0',
    NODE: 'v4.4.4',
    STATISTICS: 'listen stats *:1936',
    SERVERS: servers('${WEBAPP_1_IP}', '${WEBAPP_2_IP}'),
    TEMPLATE_SERVERS: each(),
  },
  '2020': {
    ...later(),
    BALANCER_BASE: 'haproxy:2.2',
    AUTHOR: 'LABEL Ada Example <ada@example.org>',
    S6: 'v2.1.0.2',
    SERF: '0.8.2',
    NODE: 'v14.15.1',
    STATISTICS: 'listen stats\n    bind *:1936',
    SERVERS: between('# HANDLEBARS STOP', '${WEBAPP_1_IP}', '${WEBAPP_2_IP}'),
    TEMPLATE_SERVERS: rendered('# HANDLEBARS STOP'),
  },
};

/** What 2019 and 2020 have in common. */
function later(): Record<string, string> {
  return {
    WEBAPP_BASE: 'node:latest',
    SED: seds('#'),
    HOSTS_LINE: '7',
    SERVER_TAG: 'export SERVER_TAG=$TAG\n',
    BODY_PARSER: '^1.19.0',
    COOKIE_PARSER: '^1.4.4',
    EXPRESS: '^4.17.1',
    EXPRESS_SESSION: '^1.17.0',
    GLOB: '^7.1.6',
    THREAD_SLEEP: '^2.2.0',
  };
}

function servers(...addresses: string[]): string {
  return addresses
    .map((address, index) => `    server s${String(index + 1)} ${address}:3000 check`)
    .join('\n');
}

function each(): string {
  return '    {{#each addresses}}\n    server {{ host }} {{ ip }}:3000 check\n    {{/each}}';
}

function between(end: string, ...addresses: string[]): string {
  return `    # HANDLEBARS START\n${servers(...addresses)}\n    ${end}`;
}

function rendered(end: string): string {
  return `    # HANDLEBARS START\n${each()}\n    ${end}`;
}

/** HAProxy itself puts the variable's value in, which `--link` sets. */
function seds(comment: string): string {
  return [1, 2]
    .map((number) => {
      const variable = `$S${String(number)}_PORT_3000_TCP_ADDR`;
      return `${comment}sed -i 's/<s${String(number)}>/${variable}/g' /usr/local/etc/haproxy/haproxy.cfg\n`;
    })
    .join('');
}
