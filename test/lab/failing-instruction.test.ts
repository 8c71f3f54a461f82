import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FailingInstruction } from '../../src/lab/failing-instruction.js';

const dockerfile = `# comment
ARG V=1.5
FROM haproxy:$V

RUN a \\
    # between
    && b

COPY x y
`;

describe('the instruction at which a build fails', () => {
  const cases: [what: string, lines: string[], detail: string, line: number | undefined][] = [
    ['is the last step', ['Step 1/4 : ARG V', 'Step 3/4 : RUN a', ' ---> Running in 1'], 'returned 127', 5],
    ['behind continued lines', ['Step 3/4 : RUN a', 'Step 4/4 : COPY x y'], 'COPY failed', 9],
    ['is what BuildKit names', ['Dockerfile:9'], 'failed to solve', 9],
    ['is what the parser names', [], 'dockerfile parse error line 7: unknown instruction: RUM', 7],
    ['is not known', ['Sending build context'], 'no space left on device', undefined],
  ];
  for (const [what, lines, detail, line] of cases)
    it(what, () => {
      const failing = new FailingInstruction(dockerfile);
      for (const text of lines) failing.read(text);
      assert.equal(failing.lineOf(detail), line);
    });
});
