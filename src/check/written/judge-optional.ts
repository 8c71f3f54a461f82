import type { Delivery } from '../delivery.js';
import { findAnswer } from './find-answer.js';
import { notPresent, placeOf, present, type Judgement } from './judgement.js';
import { pictureTask } from './picture-task.js';
import { plainWords } from './plain-words.js';

/** Judges the optional question for another approach to the list of backends: anything that names one. */
export function judgeAlternative(delivery: Delivery): Judgement {
  const { report } = delivery;
  const answer = report === undefined ? undefined : findAnswer(report, '5.4');
  const advice = { code: 'name-alternative' } as const;
  if (answer === undefined || answer.text === '' || answer.section === undefined)
    return notPresent('optional-missing', [], { code: 'no-alternative' }, advice);
  const words = plainWords(answer.text.slice(0, 5_000));
  const at = placeOf(answer.section);
  if (!tools.test(words) && (declined.test(words) || words.split(' ').length < 3))
    return notPresent('optional-missing', [], { code: 'alternative-declined', at }, advice);
  return present([at.file], { code: 'alternative', at });
}

/** Judges the optional live demonstration: a film, or a sentence that it was shown. */
export function judgeDemo(delivery: Delivery): Judgement {
  const film = filmOf(delivery);
  if (film !== undefined) return present([film], { code: 'film', path: film });
  const { report } = delivery;
  const link = report?.links.find(({ target, text, path }) => path === undefined && isFilm(target, text));
  if (link !== undefined) {
    const address = link.target.slice(0, 100);
    return present([link.file], { code: 'link-to-film', at: placeOf(link), address });
  }
  const answer = report === undefined ? undefined : findAnswer(report, '6.3');
  const said = answer?.section;
  if (answer !== undefined && said !== undefined && wasShown(answer.text))
    return present([said.file], { code: 'demo-told', at: placeOf(said) });
  return notPresent('optional-missing', [], { code: 'no-demo' }, { code: 'show-demo' });
}

/** A film, or a picture that moves where the demonstration belongs or that is called one. */
function filmOf({ handIn, root, report, lab }: Delivery): string | undefined {
  const base = root === '' ? '' : `${root}/`;
  const films = handIn.files.filter(
    ({ path, content }) =>
      path.startsWith(base) &&
      !/(?:^|\/)(?:node_modules|webapp|ha|old|backup)\//i.test(path.slice(base.length)) &&
      (content.kind === 'video' ||
        (content.kind === 'picture' && content.moves) ||
        (content.kind === 'skipped' && /\.(?:gif|mp4|mov|mkv|avi|webm|m4v|cast)$/i.test(path)) ||
        /\.cast$/i.test(path)),
  );
  if (films.length === 0) return undefined;
  const called = calledDemonstrations(report);
  const linked = new Set((report?.links ?? []).flatMap(({ path }) => path ?? []));
  const isCalled = (path: string): boolean =>
    called.has(path) || isDemonstration(path.slice(base.length)) || isFiledForDemo.test(path);
  const merit = (path: string): number =>
    (isCalled(path) ? 2 : 0) + (pictureTask(path, lab) === 6 ? 1 : 0) + (linked.has(path) ? 1 : 0);
  return films
    .filter(({ path, content }) => !mayBeDrawing(path, content.kind) || isCalled(path))
    .map(({ path }) => path)
    .sort((one, other) => merit(other) - merit(one))[0];
}

/** Drawings move, too, and nobody makes a film of one. */
function mayBeDrawing(path: string, kind: string): boolean {
  return kind === 'picture' || (kind === 'skipped' && /\.gif$/i.test(path));
}

/** Paths of what the report shows or links under the question for the demonstration, or says to be one. */
function calledDemonstrations(report: Delivery['report']): ReadonlySet<string | undefined> {
  const sections = report?.sections ?? [];
  const shown = sections.flatMap(({ question, heading, pictures }) =>
    pictures
      .filter(({ alt, before }) => question === '6.3' || isDemonstration(`${heading} ${before} ${alt}`))
      .map(({ path }) => path),
  );
  const place = (file: string, line: number): string => `${line} ${file}`;
  const below = new Set(
    sections
      .filter(({ question }) => question === '6.3')
      .flatMap(({ file, lines: { first, last } }) =>
        Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => place(file, first + at)),
      ),
  );
  const linked = (report?.links ?? [])
    .filter(({ text, file, line }) => isDemonstration(text) || below.has(place(file, line)))
    .map(({ path }) => path);
  return new Set([...shown, ...linked]);
}

function isDemonstration(text: string): boolean {
  return /(?:^|[^a-z])(?:demos?|demonstrations?|live|films?|videos?|screencasts?|recordings?|enregistrements?)(?![a-z])/.test(
    plainWords(text.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/_/g, ' ')),
  );
}

/** Named for question 3 of task 6: `6.3.gif`, `T6_3.gif`, `task6-question3.gif`. */
const isFiledForDemo = /(?:^|[^\d])6[\s._-]*(?:q|question|deliverable|livrable)?[\s._-]*3\.[a-z]{3,4}$/i;

function isFilm(target: string, text: string): boolean {
  if (
    /^https?:\/\/(?:www\.|m\.)?(?:youtube\.com\/|youtu\.be\/|vimeo\.com\/\d|asciinema\.org\/a\/|dailymotion\.com\/video|streamable\.com|loom\.com\/share)/i.test(
      target,
    )
  )
    return true;
  if (/\.(?:mp4|mov|mkv|avi|webm|m4v)(?:[?#]|$)/i.test(target)) return true;
  return (
    /drive\.google|onedrive|dropbox|switch\.ch|swisstransfer|gfycat|giphy|imgur/i.test(target) &&
    /demo|video|film/i.test(`${text} ${target}`)
  );
}

/** Past tense or a date; not an offer, not a reference to screenshots. */
function wasShown(text: string): boolean {
  const words = plainWords(text.slice(0, 3_000));
  if (words === '') return false;
  if (words.split(' ').length < 60 && (declined.test(words) || /\b(?:screenshots?|captures?)\b/.test(words)))
    return false;
  if (
    /\b(?:if (?:needed|you|necessary|wanted|required)|with pleasure|can be|could be|available|on demand|sur demande|si (?:besoin|necessaire|vous)|will (?:be|show|present|do)|sera|serons|volontiers|ready to|we can|nous pouvons|would)\b/.test(
      words,
    ) &&
    words.split(' ').length < 60
  )
    return false;
  return (
    /\b(?:shown|showed|presented|done|made|given|performed|demonstrated|validated|presentee?s?|montree?s?|faite?s?|effectuee?s?|realisee?s?|validee?s?|eu lieu|took place|demontree?s?)\b/.test(
      words,
    ) ||
    /\b\d{1,2}[./ -](?:\d{1,2}|jan\w*|fev\w*|feb\w*|mar\w*|dec\w*|nov\w*|oct\w*)/.test(words) ||
    words.split(' ').length >= 60
  );
}

const declined =
  /\b(?:not? (?:done|made|do|did|answer\w*|implement\w*|present\w*|time|applicable|realised|realized|shown)|(?:did|do|have|has|had|was|were|is) ?n[o ]?t\b|didn t|won t|skip\w*|nothing|none|no (?:alternative|idea|other|demo|live)|pas (?:\w+ ){0,3}(?:effectue\w*|realise\w*|fait\w*|repond\w*|traite\w*|eu|presente\w*|de|d|implemente\w*)|ne pas|aucune?|non (?:traite\w*|fait\w*|realise\w*|effectue\w*)|desole\w*|sorry|n a|rien|optional|optionnel\w*)\b/;

const tools =
  /\b(?:traefik|consul|etcd|zookeeper|kubernetes|k8s|swarm|nomad|nginx|envoy|eureka|rancher|mesos\w*|marathon|registrator|confd|interlock|doozer\w*|skydns|coredns|smartstack|synapse|nerve|vulcand?|fabio|caddy|istio|linkerd|ansible|terraform|redis|keepalived|docker[ -]gen|nginx[ -]proxy|runtime api|docker api|docker socket|docker events|dns|srv|elb|aws|gcp|azure|openshift|portainer|mqtt|rabbitmq|kafka|multicast|broadcast|heartbeat|key[ -]value|database|base de donnees|registry|annuaire|gossip|server[ -]template|docker[ -]compose|scale|labels?|polling|watchtower|balena|memberlist|akka|spring cloud|apache)\b/;
