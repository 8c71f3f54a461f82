import { endAll, runFiles, runProgram, type Counts } from './children.js';
import { canStartEngine, startEngine, type OwnEngine } from './own-engine.js';
import type { TestFiles } from './test-files.js';

type LaneName = 'fixed' | 'isolated';

/** What carries end-to-end tests out, one after the other, on an engine. */
interface Lane {
  readonly name: LaneName;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * End-to-end tests in two lanes, each on an engine of its own: images that one test breaks are no other's, and nothing that
 * is found on an engine is from beside. Labs in the first lane have the ports and addresses of this machine to themselves.
 * On an engine that is there already, all go one after the other.
 */
export class EndToEnd {
  private readonly engines: OwnEngine[] = [];
  private readonly beginning: Promise<Lane[]>;
  private images = Promise.resolve();
  private stopping = false;
  private ended: Promise<unknown> | undefined;

  /** Starts the engines, and lets images be built there until the tests run. */
  constructor(private readonly files: Pick<TestFiles, 'fixed' | 'isolated'>) {
    this.beginning = this.begin();
    // Whoever waits for it is told; nobody may be waiting yet.
    this.beginning.catch(() => undefined);
  }

  /** Carries the tests out, and tells how many of each file passed and failed. */
  async run(told: (file: string, counts: Counts) => void): Promise<void> {
    const lanes = await this.beginning;
    await this.images;
    const [fixed, isolated] = [[...this.files.fixed], [...this.files.isolated]];
    const work = async ({ name, env }: Lane): Promise<void> => {
      // Labs in isolated mode can be anywhere: who has nothing else to do takes one of them.
      const next = (): string | undefined =>
        name === 'fixed' ? (fixed.shift() ?? isolated.shift()) : isolated.shift();
      for (let file = next(); file !== undefined && !this.stopping; file = next())
        told(file, await runFiles([file], { concurrency: 1, env, live: lanes.length === 1 }));
    };
    await Promise.all(lanes.map(work));
  }

  /** Ends what is running, and the engines; nothing of them is left. */
  async stop(): Promise<void> {
    this.stopping = true;
    endAll();
    this.ended ??= this.beginning
      .catch(() => undefined)
      .then(() => Promise.all(this.engines.map((engine) => engine.stop())));
    await this.ended;
  }

  private async begin(): Promise<Lane[]> {
    const names = (['fixed', 'isolated'] as const).filter((name) => this.files[name].length > 0);
    if (names.length === 0) return [];
    if (!canStartEngine()) {
      console.log('end-to-end tests: on the engine that is there');
      return [{ name: 'fixed', env: process.env }];
    }
    const lanes: Lane[] = [];
    // One after the other: the second engine takes a subnet that the first has left.
    for (const name of names) {
      if (this.stopping) break;
      const engine = await startEngine();
      this.engines.push(engine);
      lanes.push({ name, env: { ...process.env, DOCKER_HOST: engine.host } });
    }
    this.images = this.provideImages(lanes);
    return lanes;
  }

  /** Builds all images once; a few tests ask for a part of them only, and provide it themselves. */
  private async provideImages([first, second]: readonly Lane[]): Promise<void> {
    const { fixed, isolated } = this.files;
    if (first === undefined || this.stopping || fixed.length + isolated.length < many) return;
    const other = second?.env['DOCKER_HOST'];
    await runProgram('provide-images.js', other === undefined ? [] : [other], first.env);
  }
}

const many = 8;
