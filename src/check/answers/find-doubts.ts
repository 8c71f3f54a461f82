import type { Delivery } from '../delivery.js';
import type { Doubt } from './doubt.js';
import { knownFigures, type KnownFigures } from './known-figures.js';
import { namedRequests } from './requests-in-text.js';

/** Nobody reads more of them. */
const mostDoubts = 10;
/** So many sentences of an answer are looked at. */
const mostSentences = 400;

/** Looks in answers of a hand-in for figures that its evidence does not bear out; what is to be known is read when it is asked for. */
export function doubtsOf(delivery: Delivery): (text: string) => Doubt[] {
  let known: KnownFigures | undefined;
  const figures = (): KnownFigures => (known ??= knownFigures(delivery));
  return (text) => {
    if (!/\d/.test(text)) return [];
    const sentences = text
      .split(/(?<=[.?!])\s+|\n/, mostSentences)
      .map((sentence) => sentence.slice(0, 1_000))
      .filter((sentence) => /\d/.test(sentence));
    const found = sentences.flatMap((sentence) => rules.flatMap((rule) => rule(sentence, figures)));
    const each = new Map(found.map((doubt) => [JSON.stringify(doubt), doubt]));
    return [...each.values()].slice(0, mostDoubts);
  };
}

/** A sentence, held against what the evidence has. */
type FigureRule = (sentence: string, figures: () => KnownFigures) => Doubt[];

/** One container and one address in one sentence, which the evidence has otherwise. */
const containerAddress: FigureRule = (sentence, figures) => {
  const [id, ...moreIds] = idsIn(sentence);
  const [address, ...moreAddresses] = addressesIn(sentence);
  if (id === undefined || address === undefined || moreIds.length + moreAddresses.length > 0) return [];
  const shown = figures().addressesOf(id);
  if (shown === undefined || shown.addresses.includes(address)) return [];
  return [{ code: 'container-address', id, address, shown: shown.addresses, file: shown.file }];
};

/** A container's id that is in no text of the hand-in beside the answer; an id of an image is not captured by anybody. */
const containerNowhere: FigureRule = (sentence, figures) => {
  const ids = idsIn(sentence);
  if (ids.length === 0 || !aboutContainers.test(sentence) || aboutImages.test(sentence)) return [];
  if (!figures().knowsContainers) return [];
  return ids
    .filter((id) => !figures().isAnywhere(id.slice(0, 12)))
    .map((id) => ({ code: 'container-nowhere', id }));
};

/** An address in a network of the hand-in's containers that is in no text beside the answer, and not in the lab's plan; once. */
const addressNowhere: FigureRule = (sentence, figures) => {
  const addresses = addressesIn(sentence);
  if (addresses.length === 0 || containerAddress(sentence, figures).length > 0) return [];
  return addresses
    .filter((address) => figures().isNearContainers(address) && !figures().isAnywhere(address))
    .map((address) => ({ code: 'address-nowhere', address }));
};

/** So many of so many requests failed, where a recording of just so many has no such number. */
const failedRequests: FigureRule = (sentence, figures) =>
  namedRequests(sentence).flatMap(({ failed, sent }): Doubt[] => {
    const recorded = figures().recordingsOf(sent);
    const [first] = recorded;
    if (first === undefined || recorded.some(({ numbers }) => numbers.has(failed))) return [];
    return [{ code: 'failed-requests', failed, sent, shown: first.failed, file: first.file }];
  });

/** Milliseconds or requests in a sentence that names a file of evidence without them. */
const notInFile: FigureRule = (sentence, figures) => {
  const measured = [...sentence.matchAll(measure)];
  if (measured.length === 0) return [];
  const [file, ...more] = figures().filesNamedIn(sentence);
  if (file === undefined || more.length > 0) return [];
  return measured
    .filter(([, number = '', unit = '']) => !file.has(number, /^ms|^milli/i.test(unit)))
    .map(([figure]) => ({ code: 'not-in-file', figure, file: file.path }));
};

const rules = [containerAddress, containerNowhere, addressNowhere, failedRequests, notInFile] as const;

const measure =
  /(?<![\w.,])(\d{1,9}(?:[.,]\d{1,6})?)\s?(ms\b|milliseconds?\b|millisecondes?\b|requests?\b|requ[êe]tes?\b)/gi;
const aboutContainers =
  /\b(?:conta[ai]?ner|conteneur|server|serveur|node|backend|host|joined|rejoint|member|membre)/i;
const aboutImages = /\b(?:image|layer|couche|commit|digest|sha256|tag|volume|network|r[ée]seau)/i;

/** Ids as Docker prints them; a word or a number of so many signs is none. */
function idsIn(sentence: string): string[] {
  const found = sentence.match(/(?<![\w-])(?:[0-9a-f]{64}|[0-9a-f]{12})(?![\w-])/g) ?? [];
  return [...new Set(found.filter((id) => /[a-f]/.test(id) && /\d/.test(id)))];
}

/** IPv4 addresses of machines: no networks, and no versions of a program. */
function addressesIn(sentence: string): string[] {
  const found = sentence.match(/(?<![\w.-])(?:\d{1,3}\.){3}\d{1,3}(?![\w/]|\.\d|-\d)/g) ?? [];
  return [...new Set(found.filter((address) => address.split('.').every((part) => Number(part) < 256)))];
}
