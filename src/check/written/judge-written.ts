import type { CheckedItem } from '../../scenario/checked-item.js';
import { isCaptured } from '../checked-lab.js';
import type { Delivery } from '../delivery.js';
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
  const screenshots = judgeScreenshots(delivery);
  return delivery.lab.items
    .filter((item) => !isCaptured(item))
    .map((item) => ({ id: item.id, ...(screenshots.get(item) ?? judged(delivery, item)) }));
}

function judged(delivery: Delivery, item: CheckedItem): Judgement {
  if (item.shows === 'alternative') return judgeAlternative(delivery);
  if (item.shows === 'demonstration') return judgeDemo(delivery);
  const { report } = delivery;
  if (report !== undefined) return judgeText(report, item, delivery.handIn.remotes);
  const status = item.optional ? 'optional-missing' : 'missing';
  return notPresent(status, [], { code: 'no-report' }, { code: 'write-report' });
}

function judgeText(report: WrittenReport, item: CheckedItem, remotes: readonly string[]): Judgement {
  const { shows } = item;
  if (shows === 'repository') return judgeRepository(report, remotes);
  if (shows === 'answers') return judgeQuestionsM(report);
  if (shows === 'contents') return judgeContents(report);
  if (shows === 'introduction' || shows === 'difficulties' || shows === 'conclusion')
    return judgeChapter(report, shows);
  return judgeAnswer(report, item.places[0] ?? '', item.asksForProblem);
}
