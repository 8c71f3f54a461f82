import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Logs } from '../../evidence/logs.js';
import { leftOutBy, type Manifest } from '../../evidence/manifest.js';
import { logFolder, pictureFolder } from '../../evidence/task-variant.js';
import { isOwnVariant } from '../../scenario/variant.js';
import type { LeaveOutOption } from '../../scenario/leave-out.js';
import { evidenceFiles, pictureFiles, type Plan } from '../../scenario/plan.js';
import { makePalette, symbols, type Palette } from '../../ui/palette.js';
import type { CommandResult } from '../command-result.js';
import { loadAllVariants } from '../task-files.js';
import { whoseText } from '../whose-text.js';
import { openWorkspace, type WorkspaceOptions } from '../workspace.js';

interface ListedFile {
  readonly file: string;
  /** `undefined` for what is not there. */
  readonly bytes: number | undefined;
  /** The option because of which the run has not left it behind. */
  readonly leftOut: LeaveOutOption | undefined;
}

interface Listed {
  readonly plan: Plan;
  readonly manifest: Manifest | undefined;
  readonly files: readonly ListedFile[];
  readonly pictures: readonly ListedFile[];
}

/** `ait-lab list`: what the lab consists of, and what of it is on disk in this workspace. */
export async function list(options: WorkspaceOptions & { readonly json?: boolean }): Promise<CommandResult> {
  const workspace = openWorkspace(options);
  const files = workspace.files;
  const logs = new Logs(workspace.path);
  const plans = loadAllVariants(files, workspace.labs, [...files.keys()], workspace.settings.nodes).map(
    (plan) => logs.located(plan),
  );
  const listed = await Promise.all(
    plans.map(async (plan): Promise<Listed> => {
      const manifest = await logs.readManifest(plan);
      const found = (folder: string, names: readonly string[]): ListedFile[] =>
        names.map((file) => {
          const path = join(folder, file);
          const bytes = existsSync(path) ? statSync(path).size : undefined;
          return { file, bytes, leftOut: manifest && leftOutBy(manifest, file) };
        });
      return {
        plan,
        manifest,
        files: found(logs.folder(plan), evidenceFiles(plan)),
        pictures: found(join(workspace.path, pictureFolder(plan)), pictureFiles(plan)),
      };
    }),
  );
  const text = options.json
    ? `${JSON.stringify(listed.map(asJson))}\n`
    : `${whoseText(workspace)}\n\n${listText(listed, makePalette(process.stdout))}`;
  return { text, exitCode: 0 };
}

function asJson({ plan, manifest, files, pictures }: Listed): object {
  const { task, variant, title, about } = plan;
  const steps = plan.steps.map((step) => step.name);
  const leftOut = (manifest?.steps ?? []).flatMap((step) => (step.outcome === 'left-out' ? [step.name] : []));
  const { outcome, ended } = manifest ?? {};
  return { task, variant, title, about, steps, outcome, ended, leftOut, files, pictures };
}

function listText(listed: readonly Listed[], palette: Palette): string {
  return listed
    .map(({ plan, manifest, files, pictures }) => {
      const all = [...files, ...pictures];
      const missing = all.filter(({ bytes }) => bytes === undefined).length;
      const state = manifest
        ? `${manifest.outcome}, ${manifest.ended.slice(0, 16).replace('T', ' ')} UTC`
        : 'not run yet';
      const count = missing === all.length ? '' : `, ${all.length - missing} of ${all.length} files`;
      return [
        `${palette.strong(`${headOf(plan)}  ${plan.title}`)}  ${palette.faint(`(${state}${count})`)}`,
        ...plan.steps.map(
          ({ name }, index) => `  ${index + 1}. ${name}${leftOutMark(name, manifest, palette)}`,
        ),
        `  ${logFolder(plan)}/`,
        ...files.map((entry) => fileLine(entry, palette)),
        ...(pictures.length === 0 ? [] : [`  ${pictureFolder(plan)}/`]),
        ...pictures.map((entry) => fileLine(entry, palette)),
        '',
      ].join('\n');
    })
    .join('\n');
}

/** As it is asked for: what a person types after `ait-lab run`. */
function headOf(plan: Plan): string {
  const { task, variant } = plan;
  return isOwnVariant(plan) ? `task${task}` : `task${task} --variant ${variant}`;
}

/** What stands behind a step that the recorded run has left out. */
function leftOutMark(name: string, manifest: Manifest | undefined, palette: Palette): string {
  const step = manifest?.steps?.find((one) => one.name === name);
  if (step?.outcome !== 'left-out') return '';
  return palette.faint(` (left out: ${(step.leftOut ?? []).map(({ option }) => option).join(', ')})`);
}

function fileLine({ file, bytes, leftOut }: ListedFile, palette: Palette): string {
  if (bytes === undefined) {
    const line = leftOut ? `${symbols.skipped} ${file} (left out: ${leftOut})` : `${symbols.waiting} ${file}`;
    return `    ${palette.faint(line)}`;
  }
  const mark = bytes === 0 ? palette.warn('!') : palette.good(symbols.passed);
  return `    ${mark} ${file}${bytes === 0 ? ' (empty)' : ''}`;
}
