import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.js';

// Judges made-up hand-ins of all sizes. Usage: npm run fuzz -- [--seed N] [--count N | --minutes N]
// The seed is that of the first one, which the next ones count on from; it is told, and so is how to do the same again.
const { values } = parseArgs({
  options: { seed: { type: 'string' }, count: { type: 'string' }, minutes: { type: 'string' } },
});
const numbers = Object.values(values);
if (numbers.some((value) => !/^\d{1,9}$/.test(value))) {
  console.error('fuzz: --seed, --count and --minutes take a number');
  process.exit(2);
}
const first = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
const count = Number(values.count ?? (values.minutes === undefined ? 20 : Infinity));
const until = values.minutes === undefined ? Infinity : Date.now() + Number(values.minutes) * 60_000;
console.log(`from seed ${first} on`);
let done = 0;
while (done < count && Date.now() < until) {
  const seeds = Array.from({ length: Math.min(5, count - done) }, (_, nth) => first + done + nth);
  const { told, failure } = fuzz(seeds);
  for (const line of told) console.log(line);
  if (failure !== undefined) {
    console.error(failure);
    process.exit(1);
  }
  done += seeds.length;
}
console.log(`${done} hand-ins judged, none was too much`);
