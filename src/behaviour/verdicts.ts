import { questionIds, type Behaviour, type QuestionId } from '../check/question.js';
import type { Expectation } from '../events.js';
import type { CarriedOut } from './carry-out.js';
import type { Seen } from './sight.js';

/** What has to be known of a lab where each question has no answer of its own. */
export interface Circumstances {
  /** Why a question could not be judged, where something is known. */
  readonly whyNot: Partial<Record<QuestionId, string>>;
  /** What a rule says of something that was not seen. */
  readonly explain: (seen: Seen) => Partial<Expectation>;
}

/** An answer to each question. */
export function verdicts(carriedOut: CarriedOut, circumstances: Circumstances): Behaviour[] {
  return questionIds.map((id) => verdictOf(id, carriedOut, circumstances));
}

function verdictOf(
  id: QuestionId,
  { seen, missed, elapsed }: CarriedOut,
  { whyNot, explain }: Circumstances,
): Behaviour {
  const mine = seen.filter(({ sight }) => sight.question === id);
  const seconds = Math.round((elapsed.get(id) ?? 0) / 100) / 10;
  const wrong = mine.find(({ met }) => met === false);
  if (wrong) {
    const { reason = '', file, line, hint = '' } = explain(wrong);
    const at = { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) };
    const expected = `${wrong.moment}: ${wrong.sight.expected}`;
    return { id, status: 'fails', expected, seen: wrong.observed, reason, ...at, hint, seconds };
  }
  const right = mine.filter(({ met }) => met === true);
  const left = missed.filter(({ question }) => question === id);
  const counted = `${right.length} of ${right.length + left.length} looks`;
  const isKnown = right.length > 0 && left.length === 0 && whyNot[id] === undefined;
  if (!isKnown) {
    const reason =
      whyNot[id] ?? (left.length > 0 ? 'it did not come to that' : 'it cannot be told from outside');
    return {
      id,
      status: 'not-judged',
      expected: expectedOf(left, right),
      seen: counted,
      reason,
      hint: '',
      seconds,
    };
  }
  return {
    id,
    status: 'works',
    expected: expectedOf([], right),
    seen: counted,
    reason: '',
    hint: '',
    seconds,
  };
}

function expectedOf(left: readonly { readonly expected: string }[], right: readonly Seen[]): string {
  return left[0]?.expected ?? right.at(-1)?.sight.expected ?? '';
}
