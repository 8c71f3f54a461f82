import { inspectImage } from '../docker/image.js';
import type { Manifest } from '../evidence/manifest.js';
import { label } from './labels.js';
import type { Lab } from './lab.js';

/** Debian packages whose version belongs to the evidence, and what the manifest calls them. */
const packages = {
  haproxy: 'haproxy',
  serf: 'serf',
  s6: 's6',
  execline: 'execline',
  nodejs: 'nodejs',
  handlebars: 'handlebars',
};

/** Versions of what runs in the balancer, and which images the lab's containers were made of. */
export async function describeVersions(lab: Lab): Promise<{
  versions: Record<string, string>;
  images: Manifest['images'];
}> {
  const [packageList, ...images] = await Promise.all([
    lab.exec(lab.balancer, [
      'dpkg-query',
      '--show',
      '--showformat',
      '${Package} ${Version}\\n',
      ...Object.keys(packages),
    ]),
    ...(['balancer', 'backend'] as const).map(async (role) => {
      const { name } = lab.description.roles[role].image;
      const info = await inspectImage(lab.engine, lab.imageOfRole(role));
      if (!info) return [];
      const recipe = info.Config.Labels?.[label.recipe];
      const image = { id: info.Id, bytes: info.Size, ...(recipe === undefined ? {} : { recipe }) };
      return [[name, image]] as const;
    }),
  ]);
  return { versions: parsePackages(packageList.output), images: Object.fromEntries(images.flat()) };
}

/** Packages that this task's image does not have yet are errors in between, and left out. */
function parsePackages(output: string): Record<string, string> {
  const known = new Set(Object.keys(packages));
  const rows = output.split('\n').map((line) => line.trim().split(' '));
  return Object.fromEntries(
    rows.flatMap(([name = '', version = '']) =>
      known.has(name) && /^\d/.test(version) ? [[name, version]] : [],
    ),
  );
}
