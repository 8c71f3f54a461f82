import { once } from 'node:events';
import { IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { subjectNames } from '../../src/bench/result.js';
import { targetsOf } from '../../src/bench/subjects.js';
import { clientOf } from '../../src/docker/client.js';
import { connect } from '../../src/docker/connect.js';
import { provideImages, testEngine } from '../e2e/support/engine.js';

// Usage: node provide-images.js [HOST]  Builds what end-to-end tests will ask for, on the engine that DOCKER_HOST names,
// and gives the one at HOST the same. Each test provides its images itself; here the work is done while others run.
const engine = await testEngine();
const { targets, benchTargets } = targetsOf(subjectNames);
const tasks = [0, 1, 2, 3, 4, 5, 6].map((task) => `task${task}`);
await provideImages(engine, [...new Set([...tasks, ...targets])], benchTargets);

const host = process.argv[2];
if (host !== undefined) {
  const images = await clientOf(engine).listImages();
  const names = images.flatMap(({ RepoTags }) => RepoTags ?? []).filter((name) => !name.startsWith('<none>'));
  const other = await connect({ source: 'DOCKER_HOST', host });
  // Its answer's end is the end of its work.
  await text(await clientOf(other).loadImage(await archiveOf(names), { quiet: true }));
}

/** Several images as one archive, with what they share once; dockerode knows of one image at a time. */
async function archiveOf(names: readonly string[]): Promise<IncomingMessage> {
  const query = new URLSearchParams(names.map((name) => ['names', name]));
  const asked = request({
    socketPath: engine.endpoint.replace('unix://', ''),
    path: `/images/get?${query.toString()}`,
  });
  asked.end();
  const [answer] = (await once(asked, 'response')) as unknown[];
  if (answer instanceof IncomingMessage && answer.statusCode === 200) return answer;
  throw new Error(`no archive of ${names.join(' ')}`);
}
