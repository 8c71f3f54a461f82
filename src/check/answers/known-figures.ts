import { foundCapturesOf } from '../captured/found-capture.js';
import type { RecognisedText } from '../content/recognised-text.js';
import type { Delivery } from '../delivery.js';
import { groupedBy } from '../findings/rule.js';
import { taskNumbers } from '../item.js';
import { onceFor } from '../once-for.js';
import { parsedJson } from '../parsed-json.js';

/** What the evidence of a hand-in has of figures. */
export interface KnownFigures {
  /** The addresses that captures show a container at, by its id; `undefined` where none shows it. */
  addressesOf(id: string): { readonly addresses: readonly string[]; readonly file: string } | undefined;
  /** Whether captures show containers by their ids at all. */
  readonly knowsContainers: boolean;
  /** Whether an address is one of a machine in a network in which captures show containers. */
  isNearContainers(address: string): boolean;
  /** Whether a text is anywhere in the hand-in but in the report's prose; also where not all of it was read. */
  isAnywhere(text: string): boolean;
  /** Recordings of so many requests. */
  recordingsOf(sent: number): readonly Recording[];
  /** Files of evidence whose names are in a sentence; those of one name are one. */
  filesNamedIn(sentence: string): readonly NamedFile[];
}

/** Requests that a program has sent and counted. */
export interface Recording {
  readonly sent: number;
  readonly failed: number;
  /** Every number of the recording: those of one cause, too. */
  readonly numbers: ReadonlySet<number>;
  readonly file: string;
}

export interface NamedFile {
  readonly path: string;
  /** Whether a number stands in it, as exactly as it is given; milliseconds may be written as seconds. */
  has(number: string, isMs: boolean): boolean;
}

/** Longer files are neither parsed nor searched for numbers. */
const longestEvidence = 300_000;

export function knownFigures(delivery: Delivery): KnownFigures {
  const captures = taskNumbers.flatMap((task) => foundCapturesOf(delivery, task));
  const shown = new Map<string, { addresses: string[]; file: string }>();
  let knowsContainers = false;
  for (const { capture, path } of captures)
    for (const { name, addresses } of placesIn(capture)) {
      if (!isId(name)) continue;
      knowsContainers = true;
      const known = shown.get(name.slice(0, 12)) ?? { addresses: [], file: path };
      for (const address of addresses) if (!known.addresses.includes(address)) known.addresses.push(address);
      if (known.addresses.length > 0) shown.set(name.slice(0, 12), known);
    }
  const networks = new Set([...shown.values()].flatMap(({ addresses }) => addresses.map(networkOf)));
  const isAnywhere = searcherOf(delivery);
  const evidence = evidenceOf(delivery);
  const recordings = groupedBy(
    evidence.flatMap(({ path, text }) => recordingsIn(path, text)),
    ({ sent }) => sent,
  );
  return {
    addressesOf: (id) => shown.get(id.slice(0, 12)),
    knowsContainers,
    isNearContainers: (address) =>
      networks.has(networkOf(address)) &&
      !/\.(?:0|1|255)$/.test(address) &&
      delivery.nodes.at(address) === undefined,
    isAnywhere,
    recordingsOf: (sent) => recordings.get(sent) ?? [],
    filesNamedIn: filesByName(evidence),
  };
}

/** Names or ids in a capture, and the addresses that it shows them at. */
function placesIn(capture: RecognisedText): { name: string; addresses: readonly string[] }[] {
  switch (capture.kind) {
    case 'docker-inspect':
      return [{ name: capture.id ?? '', addresses: capture.addresses }];
    case 'docker-ps':
      return capture.rows.map(({ id }) => ({ name: id, addresses: [] }));
    case 'haproxy-config':
      return capture.servers
        .filter(({ live }) => live)
        .map(({ name, address }) => ({ name, addresses: [address.replace(/:\d+$/, '')] }));
    case 'template-line':
      return [{ name: capture.host, addresses: [capture.address] }];
    case 'serf-log':
      return capture.events.map(({ member = '', address }) => at(member, address));
    case 'docker-log':
      return [
        at(capture.node ?? '', capture.address),
        ...[...capture.joins, ...capture.leaves].map(({ name, address }) => at(name, address)),
      ];
    case 'nodes-listing':
    case 'other':
      return [];
  }
}

function at(name: string, address: string | undefined): { name: string; addresses: readonly string[] } {
  return { name, addresses: address === undefined ? [] : [address] };
}

function isId(name: string): boolean {
  return /^[0-9a-f]{12,64}$/.test(name) && /[a-f]/.test(name) && /\d/.test(name);
}

function networkOf(address: string): string {
  return address.slice(0, address.lastIndexOf('.'));
}

/** More text than this is not searched, and then nothing is said to be nowhere. */
const mostSearched = 2_000_000;
/** Nor more often than this: whoever fills a report with addresses is told of the first. */
const mostSearches = 200;

/** Whether a text stands anywhere but in the report, of which the blocks of code count; what is not known is taken for there. */
function searcherOf({ handIn, report }: Delivery): (text: string) => boolean {
  const ofReport = new Set(report?.files);
  const files = handIn.files.filter(({ path }) => !ofReport.has(path));
  const isUnread = files.some(({ content }) => content.kind === 'skipped' || content.kind === 'document');
  const texts = [
    ...files.flatMap(({ content }) => (content.kind === 'text' ? [content.text] : [])),
    ...(report?.sections ?? []).flatMap(({ codeBlocks }) => codeBlocks.map(({ text }) => text)),
  ];
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  if (isUnread || handIn.passedOver.length > 0 || length > mostSearched) return () => true;
  const found = new Map<string, boolean>();
  return (text) => {
    const known = found.get(text);
    if (known !== undefined || found.size >= mostSearches) return known ?? true;
    const isThere = texts.some((each) => each.includes(text));
    found.set(text, isThere);
    return isThere;
  };
}

interface EvidenceText {
  readonly path: string;
  readonly text: string;
}

/** Files of logs, those of experiments among them; none where there is too much of it to know all. */
function evidenceOf({ handIn, logs, report }: Delivery): EvidenceText[] {
  const filed = new Set(logs.map(({ file }) => file.path));
  const files = handIn.files.flatMap(({ path, content }) =>
    content.kind === 'text' &&
    content.text.length <= longestEvidence &&
    !report?.files.includes(path) &&
    (filed.has(path) || /(?:^|\/)logs?\//i.test(path))
      ? [{ path, text: content.text }]
      : [],
  );
  return files.reduce((sum, { text }) => sum + text.length, 0) > mostSearched ? [] : files;
}

/** What `ait-lab` records as JSON, and what ApacheBench prints. */
function recordingsIn(file: string, text: string): Recording[] {
  const [, complete, failed] =
    /^Complete requests:\s{1,20}(\d{1,9})\s{1,5}Failed requests:\s{1,20}(\d{1,9})$/m.exec(text) ?? [];
  if (complete !== undefined && failed !== undefined)
    return [{ sent: Number(complete), failed: Number(failed), numbers: new Set([Number(failed)]), file }];
  if (!file.endsWith('.json') || !text.includes('"sent"')) return [];
  return recordingsOf(parsedJson(text), file, 0);
}

function recordingsOf(value: unknown, file: string, depth: number): Recording[] {
  if (typeof value !== 'object' || value === null || depth > 8) return [];
  const fields: [string, unknown][] = Object.entries(value);
  const [sent, failed] = ['sent', 'failed'].map((key) => fields.find(([name]) => name === key)?.[1]);
  if (typeof sent === 'number' && typeof failed === 'number')
    return [{ sent, failed, numbers: new Set(numbersOf(value, 0)), file }];
  return fields.flatMap(([, each]) => recordingsOf(each, file, depth + 1));
}

function numbersOf(value: unknown, depth: number): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null || depth > 8) return [];
  return Object.values(value).flatMap((each) => numbersOf(each, depth + 1));
}

/** Files by their names, which a sentence may have. */
function filesByName(evidence: readonly EvidenceText[]): (sentence: string) => NamedFile[] {
  const byName = groupedBy(evidence, ({ path }) => path.slice(path.lastIndexOf('/') + 1));
  const numbers = onceFor(({ text }: EvidenceText) =>
    Float64Array.from(text.match(/\d+(?:\.\d+)?/g) ?? [], Number).sort(),
  );
  return (sentence) => {
    const names = new Set(sentence.match(/[\w.-]{2,80}\.\w{2,5}(?!\w)/g));
    return [...names].flatMap((name): NamedFile[] => {
      const files = byName.get(name);
      if (files?.[0] === undefined) return [];
      const has = (number: string, isMs: boolean): boolean =>
        files.some((file) => hasNumber(numbers(file), number, isMs));
      return [{ path: files[0].path, has }];
    });
  };
}

function hasNumber(sorted: Float64Array, said: string, isMs: boolean): boolean {
  const number = Number(said.replace(',', '.'));
  const half = 0.5001 * 10 ** -(/[.,](\d+)$/.exec(said)?.[1]?.length ?? 0);
  if (hasBetween(sorted, number - half, number + half)) return true;
  // Where seconds have one digit, milliseconds are known to fifty.
  return isMs && hasBetween(sorted, (number - half - 50) / 1000, (number + half + 50) / 1000);
}

/** Looks in numbers that are in order. */
function hasBetween(sorted: Float64Array, from: number, to: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return (sorted[low] ?? Infinity) <= to;
}
