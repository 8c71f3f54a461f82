import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { z } from 'zod';

/** An npm package that the program is made of, too. */
interface Part {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** Checksum of what was downloaded, by npm's lock file: `sha512-` and Base64. */
  readonly integrity: string | undefined;
  /** What its authors ask to be kept with it. */
  readonly notice: string;
}

/**
 * Writes beside the program which packages it holds: `sbom.cdx.json` for programs, and their licences for people.
 *
 * @param metafile what the bundler took
 * @see https://cyclonedx.org/docs/1.6/json/
 */
export async function writeContents(metafile: Metafile, folder: string): Promise<void> {
  const parts = await partsOf(filesIn(metafile));
  const product = manifest.parse(JSON.parse(await readFile('package.json', 'utf8')));
  const component = (type: string, { name, version }: { name: string; version: string }) => ({
    type,
    'bom-ref': purl(name, version),
    name,
    version,
    purl: purl(name, version),
  });
  const sbom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: component('application', product) },
    components: parts.map(({ license, integrity, ...part }) => ({
      ...component('library', part),
      licenses: [/ (?:AND|OR) /.test(license) ? { expression: license } : { license: { id: license } }],
      ...(integrity !== undefined && { hashes: [hashOf(integrity)] }),
    })),
    dependencies: [
      {
        ref: purl(product.name, product.version),
        dependsOn: parts.map(({ name, version }) => purl(name, version)),
      },
    ],
  };
  await writeFile(join(folder, 'sbom.cdx.json'), `${JSON.stringify(sbom, null, 2)}\n`);
  const notices = parts.map(
    ({ name, version, license, notice }) => `${name} ${version} (${license})\n\n${notice.trim()}\n`,
  );
  await writeFile(join(folder, 'LICENSES.txt'), notices.join(`\n${'-'.repeat(80)}\n\n`));
}

/** The files of which something was taken. */
function filesIn({ outputs }: Metafile): string[] {
  return Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
}

const manifest = z
  .object({
    name: z.string(),
    version: z.string(),
    license: z.string().optional(),
    // As it was said of old.
    licenses: z.array(z.object({ type: z.string() })).optional(),
  })
  .transform(({ name, version, license, licenses = [] }) => ({
    name,
    version,
    license: license ?? licenses.map(({ type }) => type).join(' OR '),
  }));

const lockFile = z.object({
  packages: z.record(z.string(), z.object({ integrity: z.string().optional() })),
});

/** The packages that files are of, by name; a package that is there in two versions is there twice. */
async function partsOf(files: readonly string[]): Promise<Part[]> {
  const { packages } = lockFile.parse(JSON.parse(await readFile('package-lock.json', 'utf8')));
  const folders = new Set(
    files.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file) ?? []),
  );
  const parts = await Promise.all(
    [...folders].sort().map(async (folder): Promise<Part> => {
      const read = manifest.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
      return { ...read, integrity: packages[folder]?.integrity, notice: await noticeOf(folder, read) };
    }),
  );
  return parts.sort((one, other) => (purl(one.name, one.version) < purl(other.name, other.version) ? -1 : 1));
}

async function noticeOf(folder: string, { name, license }: z.infer<typeof manifest>): Promise<string> {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const file = names.find((one) => /^(?:licen[cs]e|copying)(?:[.-]|$)/i.test(one));
  return file === undefined
    ? `${name} says that its licence is ${license}, and comes without its text.`
    : readFile(join(folder, file), 'utf8');
}

/** @see https://github.com/package-url/purl-spec */
function purl(name: string, version: string): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

function hashOf(integrity: string): { readonly alg: string; readonly content: string } {
  const [algorithm = '', digest = ''] = integrity.split('-', 2);
  return {
    alg: algorithm.toUpperCase().replace('SHA', 'SHA-'),
    content: Buffer.from(digest, 'base64').toString('hex'),
  };
}
