import type { CostContext } from './cost/cost-context.js';
import { measureCostBySize } from './cost/cost-by-size.js';
import { costSubjects } from './cost/cost-subject.js';
import { measureChanges } from './cost/many-changes.js';
import { measureReloads } from './cost/many-reloads.js';
import type { Measured } from './measured.js';
import type { SubjectName } from './result.js';

/** What is measured of a subject beside the rounds. */
export interface CostPart {
  readonly subject: SubjectName;
  /** Its place in the result. */
  readonly part: keyof Measured['costs'];
  /** The quick table has it, too. */
  readonly isQuick: boolean;
  /** Seconds that it needs of a full run: with less time left it does not begin, and earlier parts leave it as much. */
  readonly leastS: number;
  readonly measure: (context: CostContext) => Promise<Measured['costs']>;
}

/** All parts, those first that a goal speaks of. */
export const costParts: readonly CostPart[] = [
  {
    subject: 'hitless',
    part: 'changes',
    isQuick: false,
    leastS: 50,
    measure: async (context) => ({ changes: await measureChanges(context) }),
  },
  sizesOf('hitless'),
  {
    subject: 'hitless',
    part: 'reloads',
    isQuick: false,
    leastS: 180,
    measure: async (context) => ({ reloads: await measureReloads(context) }),
  },
  ...(['lab', 'nginx', 'reload'] as const).map(sizesOf),
];

/** Only subjects whose change has a cause that can be timed: DNS is asked once a second whatever happens. */
function sizesOf(subject: keyof typeof costSubjects): CostPart {
  return {
    subject,
    part: 'costBySize',
    isQuick: subject === 'hitless',
    leastS: 30,
    measure: async (context) => ({ costBySize: await measureCostBySize(context, costSubjects[subject]) }),
  };
}
