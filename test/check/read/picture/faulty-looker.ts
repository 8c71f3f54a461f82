import { answerLooks } from '../../../../src/check/read/picture/answer-looks.js';

// Looks at nothing: what its first byte says is what a picture makes the decoders do.
answerLooks(([first = 0]) => {
  if (first === 1) for (;;);
  if (first === 2) for (const all: number[][] = []; ;) all.push(Array.from({ length: 100_000 }, () => first));
  if (first === 3) throw new Error('a decoder’s fault');
  return { shows: 'stats-page', living: first };
});
