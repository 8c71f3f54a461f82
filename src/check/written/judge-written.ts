import type { Delivery } from '../delivery.js';
import { capturedItems, itemIds, optionalItems, type ItemId } from '../item.js';
import type { Judged } from '../verdict.js';
import { judgeAnswer, judgeQuestionsM } from './judge-answers.js';
import { judgeChapter, judgeContents } from './judge-chapters.js';
import { judgeAlternative, judgeDemo } from './judge-optional.js';
import { judgeRepository } from './judge-repository.js';
import { judgeScreenshots } from './judge-screenshots.js';
import { notPresent, type Judgement } from './judgement.js';
import type { WrittenReport } from './written-report.js';

/** Judges what a person has written, and the screenshots that the report shows. */
export function judgeWritten(delivery: Delivery): Judged[] {
  const shots = judgeScreenshots(delivery);
  return itemIds
    .filter((id) => !capturedItems.includes(id))
    .map((id) => {
      const judged = judgements(delivery, shots)[id]?.() ?? judgeText(delivery, id);
      return { id, ...judged };
    });
}

type Judges = Partial<Record<ItemId, () => Judgement>>;

function judgements(delivery: Delivery, shots: ReturnType<typeof judgeScreenshots>): Judges {
  return {
    'T0.1 stats screenshot': () => shots[0],
    'T1.1 stats screenshot': () => shots[1],
    'T6.1 stats screenshot >2 webapps': () => shots[6],
    'T5.4 alternative (optional)': () => judgeAlternative(delivery),
    'T6.3 live demo (optional)': () => judgeDemo(delivery),
  };
}

function judgeText(delivery: Delivery, id: ItemId): Judgement {
  const { report } = delivery;
  if (report === undefined)
    return notPresent(
      optionalItems.has(id) ? 'optional-missing' : 'missing',
      [],
      { code: 'no-report' },
      { code: 'write-report' },
    );
  return textItems(report, delivery.handIn.remotes)[id]?.() ?? judgeAnswer(report, questionOf(id), false);
}

function textItems(report: WrittenReport, remotes: readonly string[]): Judges {
  return {
    'T0.2 repo URL': () => judgeRepository(report, remotes),
    'T0.M M1-M6 answers': () => judgeQuestionsM(report),
    'T2.2 problem answer': () => judgeAnswer(report, '2.2', true),
    'T4.4 problem answer': () => judgeAnswer(report, '4.4', true),
    'R introduction': () => judgeChapter(report, 'introduction'),
    'R table of contents': () => judgeContents(report),
    'R Difficulties chapter': () => judgeChapter(report, 'difficulties'),
    'R conclusion': () => judgeChapter(report, 'conclusion'),
  };
}

function questionOf(id: ItemId): string {
  return /^T(\d\.\d)/.exec(id)?.[1] ?? '';
}
