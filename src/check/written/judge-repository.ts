import { plainWords } from './plain-words.js';
import { notPresent, placeOf, present, type Judgement } from './judgement.js';
import { isLabName, repositoryOf } from './own-repository.js';
import type { WrittenReport } from './written-report.js';

/** Judges whether a report gives the address of its own repository; that of the lab itself is not one. */
export function judgeRepository(report: WrittenReport, remotes: readonly string[]): Judgement {
  const best = ownAddress(report, remotes);
  if (best !== undefined)
    return present([best.file], { code: 'repository', at: placeOf(best), name: best.name });
  return notPresent(
    'missing',
    [],
    { code: 'no-repository', files: [...report.files] },
    { code: 'name-repository' },
  );
}

/** The address of the report's own repository, where it gives one; `remotes` are those that Git knows. */
export function ownAddress(report: WrittenReport, remotes: readonly string[]): NamedAddress | undefined {
  const named = addressesIn(report);
  const own = new Set(remotes.flatMap((remote) => repositoryOf(remote)?.toLowerCase() ?? []));
  return (
    named.find(({ name }) => own.has(name.toLowerCase())) ??
    named.find(({ name }) => isLabName(name)) ??
    named.find(({ asked }) => asked)
  );
}

/** Other repositories that the report names where one's own is asked for; none where Git knows that it is this one. */
export function otherRepositories(
  report: WrittenReport | undefined,
  remotes: readonly string[],
  own: string,
): string[] {
  const isOwn = (name: string): boolean => name.toLowerCase() === own.toLowerCase();
  if (report === undefined || remotes.some((remote) => isOwn(repositoryOf(remote) ?? ''))) return [];
  // A name like that of the lab goes before a place, so only names of that kind compete with one.
  const named = addressesIn(report).filter(
    ({ name, asked }) => isLabName(name) || (asked && !isLabName(own)),
  );
  const others = named.map(({ name }) => name).filter((name) => !isOwn(name));
  return [...new Map(others.map((name) => [name.toLowerCase(), name])).values()];
}

interface NamedAddress {
  /** `owner/name` */
  readonly name: string;
  /** As it is written, with whatever follows the name. */
  readonly address: string;
  readonly file: string;
  readonly line: number;
  /** It stands where it is asked for, or is called the own one. */
  readonly asked: boolean;
}

function addressesIn(report: WrittenReport): NamedAddress[] {
  const found: NamedAddress[] = [];
  const pictures = report.sections.flatMap((section) => section.pictures);
  for (const section of report.sections) {
    const asked = section.question === '0.2' || (section.task === undefined && section.chapter === undefined);
    for (const [index, line] of section.text.split('\n').entries()) {
      // Most lines name no such place, and that is seen sooner than that none of their words is an address.
      if (!/git|bitbucket|codeberg/i.test(line)) continue;
      for (const match of line.slice(0, 4000).matchAll(address)) {
        const name = repositoryOf(match[0]);
        if (name !== undefined)
          found.push({
            name,
            address: match[0],
            file: section.file,
            line: section.line + index,
            asked: asked || (section.task === 0 && saysOwn(line)),
          });
      }
    }
  }
  for (const { target, file, line } of [...report.links, ...pictures]) {
    const name = repositoryOf(target);
    if (name !== undefined) found.push({ name, address: target, file, line, asked: false });
  }
  return found;
}

const address =
  /(?:https?:\/\/|git@|ssh:\/\/)?(?:[\w-]{1,30}\.)?(?:github|gitlab|bitbucket|codeberg|git)[\w-]{0,20}\.[^\s<>"'`()[\]{}|]{3,300}/gi;

function saysOwn(line: string): boolean {
  const words = plainWords(line.slice(0, 1000).replace(/https?:\S{1,500}/g, ' '));
  return /\b(?:our|my|notre|nos|mon|repo|repository|depot|fork|forked|git)\b/.test(words);
}
