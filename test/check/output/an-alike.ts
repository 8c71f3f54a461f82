import type { Alike, AlikePassage, AlikePlace } from '../../../src/check/alike/alike.js';

/** Two pairs with something in common; with a text, it stands wherever a hand-in's own words do. */
export function anAlike(text = ''): Alike {
  const place = (file: string, parts: AlikePlace['parts'], question?: string): AlikePlace => ({
    file: `${file}${text}`,
    line: 7,
    question,
    parts: [...parts, { text, common: false }],
  });
  const answer: AlikePassage = {
    kind: 'answer',
    words: 5,
    others: 0,
    one: place('report/report.md', said('A seed that vanishes'), '2.2'),
    other: place('rapport final.md', said('A Seed that vanishes')),
  };
  const code: AlikePassage = {
    kind: 'code',
    words: 9,
    others: 2,
    one: place('ha/join.sh', [{ text: 'echo "$HOST" <b>\n  & "$IP"', common: true }]),
    other: place('ha/join', [{ text: 'echo $name $ip', common: true }]),
  };
  const ada = { name: `ada${text}`, earlier: false, index: 0 };
  const bob = { name: 'bob', earlier: false, index: 1 };
  const none = { containers: [], moreContainers: 0, files: [], moreFiles: 0, morePassages: 0 };
  return {
    compared: 3,
    earlier: 1,
    most: 2,
    leftOut: text === '' ? [] : [text],
    pairs: [
      {
        ...none,
        one: ada,
        other: bob,
        words: 14,
        wordsOfTheseTwo: 5,
        passages: [answer, code],
        morePassages: 3,
        containers: ['0123456789ab'],
        moreContainers: 2,
        files: [{ one: `a/shown.png${text}`, other: 'b/shown.png' }],
        moreFiles: 1,
        explanations: [
          { code: 'same-repository', repository: `pair/labo-docker${text}` },
          { code: 'one-run' },
        ],
      },
      {
        ...none,
        one: ada,
        other: { name: '2019/eve', earlier: true, index: 2 },
        words: 6,
        wordsOfTheseTwo: 6,
        passages: [{ ...code, kind: 'comment' }],
        explanations: [
          { code: 'earlier-year' },
          { code: 'same-sources', addresses: [`example.org/seeds${text}`] },
          { code: 'no-statement' },
          { code: 'few-hand-ins', compared: 3 },
        ],
      },
    ],
    morePairs: 4,
  };
}

function said(first: string): AlikePlace['parts'] {
  return [
    { text: '…before it. ', common: false },
    { text: first, common: true },
    { text: ' maybe ', common: false },
    { text: 'forever', common: true },
  ];
}
