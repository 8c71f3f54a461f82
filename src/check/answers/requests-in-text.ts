/** What a sentence says of requests: how many were sent, and how many of them failed. */
export interface NamedRequests {
  readonly failed: number;
  readonly sent: number;
}

/** `3 of 1200 requests failed`, `3 requests of 1200`, `Of 2716 requests in all, 66 were lost`; in French, too. */
export function namedRequests(sentence: string): NamedRequests[] {
  if (!/requ[êe]/i.test(sentence) || !failing.test(sentence)) return [];
  return [
    ...pairs(sentence, forwards, ([failed, sent]) => ({ failed, sent })),
    ...pairs(sentence, apart, ([failed, sent]) => ({ failed, sent })),
    ...pairs(sentence, backwards, ([sent, failed]) => ({ failed, sent })),
  ];
}

const failing =
  /(?<!\p{L})(?:fail\w*|lost|errors?|timed? out|without an answer|perdue?s?|échou\p{L}*|erreurs?|sans réponse)(?!\p{L})/iu;
const number = String.raw`(?<![\d.,])(\d{1,3}(?:[  ,'’]\d{3}){1,2}|\d{1,9})(?![\d.,]\d)`;
const forwards = new RegExp(
  String.raw`${number}\s(?:of|out of|sur|des?|parmi)\s(?:the |les )?${number}\s(?:http )?(?:requests|requêtes)\b`,
  'giu',
);
const apart = new RegExp(
  String.raw`${number}\s(?:requests|requêtes)\s(?:of|out of|sur)\s(?:the |les )?${number}`,
  'giu',
);
const backwards = new RegExp(
  String.raw`\b(?:of|sur|des?|parmi)\s(?:the |les )?${number}\s(?:requests|requêtes)(?: in all| en tout|),?\s${number}\s(?:\p{L}+\s){0,2}(?:failed|lost|échou\p{L}*|perdues)`,
  'giu',
);

function pairs(
  sentence: string,
  pattern: RegExp,
  asRequests: (numbers: readonly [number, number]) => NamedRequests,
): NamedRequests[] {
  return [...sentence.matchAll(pattern)].map(([, one = '', other = '']) =>
    asRequests([Number(one.replace(/\D/g, '')), Number(other.replace(/\D/g, ''))]),
  );
}
