import type { Finding, Level } from '../verdict.js';
import { capturesOf, type Found, type Rule, type Scene } from './rule.js';
import type { Capture } from '../content/capture.js';

/** Captures that can be understood, though not as the program has printed them. */
export const damagedCaptures: Rule = (scene) => [
  ...found(scene, 'other', ({ complaint }) => complaint !== undefined && complaint !== '', {
    rule: 'refused',
    level: 'warning',
    message: 'A program refused here: what was asked for did not exist at that moment.',
    hint: 'Look whether the container runs and has this name (`docker ps`), and capture it again.',
  }),
  ...found(scene, 'docker-inspect', ({ valid, whole }) => !valid && whole, {
    rule: 'inspect-not-json',
    level: 'note',
    message:
      'The output of docker inspect is not JSON as it stands here: something was copied with it or got lost.',
    hint: 'docker inspect NAME > FILE',
  }),
  ...found(scene, 'docker-inspect', ({ whole }) => !whole, {
    rule: 'inspect-cut',
    level: 'warning',
    message: 'The output of docker inspect is cut off.',
    hint: 'docker inspect NAME > FILE',
  }),
  ...found(scene, 'docker-ps', ({ header }) => !header, {
    rule: 'ps-without-header',
    level: 'note',
    message: 'The table of docker ps has no header.',
    hint: 'docker ps > FILE',
  }),
  ...found(scene, 'template-line', ({ literalEcho }) => literalEcho, {
    rule: 'literal-echo',
    level: 'warning',
    message:
      'The template holds the shell command that should have written it: `echo "…" >> …` is in the configuration.',
    hint: 'Only the text between the quotation marks belongs into /config/haproxy.cfg.hb.',
  }),
  ...found(scene, 'template-line', ({ host }) => /^\d{13,}$|^\d(\.\d+)?e\+?\d+$/i.test(host), {
    rule: 'id-as-number',
    level: 'warning',
    message: "The container's id was read as a number: an id such as 284472616e12 has the form of one.",
    hint: 'Keep what goes into the template a string, and give the containers names: `docker run --hostname s1 …`.',
  }),
];

type Saying = Pick<Finding, 'rule' | 'message' | 'hint'> & { readonly level: Level };

/** One finding for each file in which such a capture is. */
function found<K extends Capture['kind']>(
  scene: Scene,
  kind: K,
  isDamaged: (capture: Extract<Capture, { kind: K }>) => boolean,
  saying: Saying,
): Finding[] {
  const damaged = capturesOf(scene, kind).filter(({ capture }) => isDamaged(capture));
  return firstInEachFile(damaged).map(({ log, capture }) => ({
    ...saying,
    task: log.task,
    files: [log.file.path],
    line: capture.firstLine,
  }));
}

function firstInEachFile<T extends Capture>(all: readonly Found<T>[]): Found<T>[] {
  return all.filter(({ log }, index) => all.findIndex((one) => one.log === log) === index);
}
