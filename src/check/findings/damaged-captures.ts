import type { FoundProblem, Level } from '../verdict.js';
import { capturesOf, type Rule, type RuleContext } from './rule.js';
import type { RecognisedText } from '../content/recognised-text.js';

/** Captures that can be understood, though not as the program has printed them. */
export const damagedCaptures: Rule = (context) => [
  ...found(
    context,
    'other',
    'refused',
    'warning',
    ({ complaint }) => complaint !== undefined && complaint !== '',
  ),
  ...found(context, 'docker-inspect', 'inspect-not-json', 'note', ({ valid, whole }) => !valid && whole),
  ...found(context, 'docker-inspect', 'inspect-cut', 'warning', ({ whole }) => !whole),
  ...found(context, 'docker-ps', 'ps-without-header', 'note', ({ header }) => !header),
  ...found(context, 'template-line', 'literal-echo', 'warning', ({ literalEcho }) => literalEcho),
  ...found(context, 'template-line', 'id-as-number', 'warning', ({ host }) =>
    /^\d{13,}$|^\d(\.\d+)?e\+?\d+$/i.test(host),
  ),
];

/** A finding for each such capture. */
function found<K extends RecognisedText['kind']>(
  context: RuleContext,
  kind: K,
  code: Damage,
  level: Level,
  isDamaged: (capture: Extract<RecognisedText, { kind: K }>) => boolean,
): FoundProblem[] {
  const damaged = capturesOf(context, kind).filter(({ capture }) => isDamaged(capture));
  return damaged.map(({ log, capture }) => ({
    level,
    task: log.task,
    files: [log.file.path],
    line: capture.firstLine,
    because: { code },
  }));
}

type Damage =
  'refused' | 'inspect-not-json' | 'inspect-cut' | 'ps-without-header' | 'literal-echo' | 'id-as-number';
