import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { manifestSchema, type Manifest } from '../../../src/evidence/manifest.js';
import { clientOf } from '../../../src/docker/client.js';
import type { Engine } from '../../../src/docker/engine.js';
import { removeImage } from '../../../src/docker/image.js';
import { ownImageName } from '../../../src/lab/own-images.js';
import { workspaceId } from '../../../src/run/workspace-id.js';
import type { RoleName } from '../../../src/scenario/lab-description.js';
import { makeCourseRepository } from '../../course/course-repository.js';
import { faults } from '../../course/faults.js';

/** A repository of the course's kind in a folder of its own, which goes with the test, and its images with it. */
export class CourseWorkspace implements AsyncDisposable {
  private constructor(
    private readonly engine: Engine,
    private readonly parent: string,
    readonly path: string,
    /** Absolute path of the folder with `ha/` and `webapp/`. */
    readonly lab: string,
  ) {}

  /** Of 2020, at task 6. */
  static create(
    engine: Engine,
    {
      name = 'repository',
      nestedIn = '',
      fault,
    }: { readonly name?: string; readonly nestedIn?: string; readonly fault?: string } = {},
  ): CourseWorkspace {
    const parent = mkdtempSync(join(tmpdir(), 'ait-course-'));
    const path = join(parent, name);
    mkdirSync(path);
    const made = faults.filter((one) => one.name === fault);
    if (fault !== undefined && made.length === 0) throw new Error(`no fault is called ${fault}`);
    const lab = makeCourseRepository(path, { edition: '2020', nestedIn, faults: made });
    return new CourseWorkspace(engine, parent, path, lab);
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.path, file)), { recursive: true });
    writeFileSync(join(this.path, file), text);
  }

  read(file: string): string {
    return readFileSync(join(this.path, file), 'utf8');
  }

  /** @param folder of the task's evidence: `logs/Task-5` */
  manifest(folder: string): Manifest {
    return manifestSchema.parse(JSON.parse(this.read(`${folder}/manifest.json`)));
  }

  async imageName(role: RoleName): Promise<string> {
    return ownImageName(await workspaceId(this.lab), role, 'work');
  }

  /** The line of a file of the lab that has a text, from 1; what is missing is at no line. */
  lineOf(file: string, text: string): number {
    const lines = readFileSync(join(this.lab, file), 'utf8').split('\n');
    return lines.findIndex((line) => line.includes(text)) + 1;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const name = await this.imageName('balancer');
    const [own = name] = name.split('/ha:');
    const images = await clientOf(this.engine).listImages();
    for (const tag of images.flatMap(({ RepoTags }) => RepoTags ?? []))
      if (tag.startsWith(`${own}/`)) await removeImage(this.engine, tag);
    rmSync(this.parent, { recursive: true, force: true });
  }
}
