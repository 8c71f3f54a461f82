import { targetsOf } from '../../src/bench/subjects.js';
import { subjectNames } from '../../src/bench/result.js';
import { provideImages, testEngine } from '../e2e/support/engine.js';

// Usage: node provide-images.js fixed|isolated  Builds what the end-to-end tests of that kind will ask for, on the engine
// that DOCKER_HOST names. Each of them provides its images itself; here the work is done while other tests run.
const tasks = [0, 1, 2, 3, 4, 5, 6].map((task) => `task${task}`);
if (process.argv[2] === 'fixed') await provideImages(await testEngine(), tasks);
else {
  const { targets, benchTargets } = targetsOf(subjectNames);
  await provideImages(await testEngine(), [...new Set([...targets, 'task0', 'task2'])], benchTargets);
}
