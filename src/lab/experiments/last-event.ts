import { createTwoFilesPatch } from 'diff';
import { expectThat } from './expectation.js';
import type { ExperimentContext, Finding } from './experiment.js';
import { findingText } from './finding-text.js';

/** The three files of the task, in the order of their steps. */
const files = ['haproxy-1-ha.cfg', 'haproxy-2-s1.cfg', 'haproxy-3-s2.cfg'] as const;

/** The files that the template made of three joins, and what each has forgotten of the ones before it. */
export async function lastEvent({ lab, running, evidence }: ExperimentContext): Promise<Finding> {
  const texts = await Promise.all(files.map((file) => evidence(file)));
  const named = files.map((file, index) => {
    const text = texts[index] ?? '';
    return { file, names: running.filter((node) => new RegExp(`\\b${node}\\b`).test(text)) };
  });
  const remembered = named.at(-1)?.names ?? [];
  const forgotten = running.filter((node) => !remembered.includes(node));
  const detail = named.map(({ file, names }) => `${file} names ${names.join(', ') || 'nobody'}`).join('; ');
  const eachItsOwn = named.every(({ names }) => names.length === 1);
  expectThat(eachItsOwn, 'reading what three joins left behind', detail);
  const value = { files: named, events: files.length, remembered, forgotten };
  const patches = files.slice(1).map((file, index) => {
    const [from, to] = [texts[index] ?? '', texts[index + 1] ?? ''];
    return createTwoFilesPatch(files[index] ?? '', file, from, to).replace(/^=+\n/, '');
  });
  const text = findingText({
    title: 'Three events, three files, one memory',
    did: ['After each join /tmp/haproxy.cfg of ha was kept; here are the names in each file.'],
    rows: [
      ...named.map(({ file, names }): [string, string] => [file, names.join(', ')]),
      ['members that live', running.join(', ')],
      ['members that the last file knows', remembered.join(', ')],
    ],
    reading:
      'Each event overwrites the file with what it says itself. Nothing in the last one tells of the members that ' +
      'joined before, though all of them are alive.',
  });
  return {
    value,
    text: `${text}\n${patches.join('\n')}`,
    commands: [
      `docker exec ${lab.container(lab.balancer)} cat ${lab.description.roles.balancer.places.rendered ?? ''}`,
      'diff -u',
    ],
  };
}
