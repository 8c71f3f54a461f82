/** Names of persons in a line that has nothing else in it; none where something in it is no name. */
export function namesIn(line: string): string[] {
  const parts = line
    .replace(/\([^()]*\)|\S+@\S+/g, ' ')
    .split(/\s*(?:[,;|/&+]|\s[-–—]\s|\s(?:and|et)\s)+\s*/i)
    .map((part) => part.trim().replace(/[.:]$/, '').replace(/\s+/g, ' '))
    .filter((part) => part !== '');
  return parts.every(isName) ? parts : [];
}

function isName(words: string): boolean {
  return (
    /^\p{Lu}[\p{L}'’.-]*(?: [\p{L}'’.-]+){1,4}$/u.test(words) && / \p{Lu}/u.test(words) && !topics.test(words)
  );
}

/** What stands on title pages in capital letters, too. */
const topics =
  /\b(?:lab\w*|docker|load|balanc\w*|haproxy|report|rapport|tables?|content|contents|mati[èe]res|tasks?|virtual\w*|admin\w*|syst\w*|network\w*|infra\w*|heig|hes|school|university|haute|[ée]cole|objectives|december|d[ée]cembre|january|janvier|professor|professeur|assistant)\b/iu;
