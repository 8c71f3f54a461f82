import { unreachable, type Failure } from '../failure.js';
import type { Diagnostic } from '../scenario/diagnostic.js';
import { diagnosticText } from './diagnostic-text.js';
import { containerLines, hanging, lines, logLines, waitLines, type Detail } from './failure-details.js';
import { symbols, type Palette } from './palette.js';
import { oneLine } from '../plain-text.js';
import { countText, elapsedText } from './quantity.js';

/**
 * A failure in words: what happened, the details indented below, and one line with the hint where there is one.
 *
 * @param columns width that sentences are wrapped to; source and log lines stay as they are
 */
export function failureText(failure: Failure, palette: Palette, columns = Infinity): string {
  const { message, details = [], hint } = describe(failure, palette);
  return [
    ...hanging(`${palette.bad(symbols.failed)} `, oneLine(message), columns).map(palette.strong),
    ...details.flatMap((detail) =>
      typeof detail === 'string'
        ? [`  ${detail}`.trimEnd()]
        : hanging(`  ${detail.label}`, detail.text, columns),
    ),
    ...(hint === undefined ? [] : hanging(`  ${palette.busy(symbols.hint)} `, oneLine(hint), columns)),
  ].join('\n');
}

interface Words {
  readonly message: string;
  readonly details?: readonly Detail[];
  readonly hint?: string;
}

function describe(failure: Failure, palette: Palette): Words {
  switch (failure.reason) {
    case 'usage':
      return { message: failure.message, ...(failure.hint === undefined ? {} : { hint: failure.hint }) };
    case 'scenario-invalid':
      return scenarioInvalid(failure.diagnostics, palette);
    case 'engine-unreachable':
      return {
        message: `no Docker Engine answers at ${failure.endpoint}`,
        details: lines(failure.detail),
        hint: '`bin/setup` installs and starts one; DOCKER_HOST or a Docker context names another',
      };
    case 'engine-lost':
      return {
        message: `the Docker Engine at ${failure.endpoint} stopped answering in the middle of the run`,
        details: lines(failure.detail),
        hint: '`bin/setup` starts it again; then `ait-lab down` removes what is left of this run',
      };
    case 'engine-silent':
      return {
        message: `the Docker Engine at ${failure.endpoint} does not answer`,
        details: [`asked for: ${failure.doing}; waited ${failure.withinMs / 1000} s`],
        hint: 'see whether `docker ps` answers; an engine that hangs has to be started again; then `ait-lab down` removes what is left',
      };
    case 'engine-error':
      return {
        message: `the Docker Engine refused: ${failure.doing}`,
        details: lines(failure.status > 0 ? `${failure.detail} (status ${failure.status})` : failure.detail),
        hint: '`ait-lab doctor` looks for the cause',
      };
    case 'name-taken':
      return {
        message: `a container called ${failure.name} exists already, and it is not one of ours`,
        details: lines(`held by ${failure.holder}`),
        hint: 'rename or remove it, or run with --isolated',
      };
    case 'lab-runs':
      return {
        message: `your lab is up already: ${failure.containers.join(', ')}`,
        details: lines('what ait-lab has not started, it does not remove'),
        hint: `\`${failure.takeDown}\` takes it down; \`ait-lab collect-logs\` captures it as it is; --isolated runs beside it`,
      };
    case 'network-taken':
      return {
        message: `a network called ${failure.name} exists already, and it is not one of ours`,
        details: lines(`held by ${failure.holder}`),
        hint: 'choose another name with --network NAME, or run with --isolated',
      };
    case 'port-taken':
      return {
        message: `port ${failure.port} of this machine is taken`,
        details: lines(`held by ${failure.holder}`),
        hint: 'choose another with --port-http, --port-stats, --port-admin or --port-app N, or run with --isolated',
      };
    case 'subnet-overlap':
      return {
        message: `the subnet ${failure.subnet} overlaps ${failure.other}`,
        details: lines(`held by ${failure.holder}`),
        hint: 'choose another with --subnet CIDR, or run with --isolated',
      };
    case 'base-missing':
      return {
        message: `there is no base image ${failure.image}, and none could be made`,
        details: lines(failure.detail),
        hint: 'name one that this machine has with --base IMAGE; `bin/setup` installs what is needed to make one',
      };
    case 'image-missing':
      return { message: `there is no image ${failure.image}`, hint: 'run without --no-build' };
    case 'build-failed':
      return {
        message: `the image ${failure.image} could not be built`,
        details: [
          ...instructionLines(failure.at),
          ...lines(failure.detail),
          ...logLines('end of the build log', failure.log, palette),
        ],
        hint: failure.at
          ? 'it is the Dockerfile that cannot be built; once it is mended, run again'
          : '`ait-lab doctor` looks at disk, network and base image',
      };
    case 'packages-missing':
      return {
        message: 'npm could not fetch the packages that the substitutes for the course’s base images hold',
        details: lines(failure.detail),
        hint: 'this happens once, and needs npm on the PATH and a way to its registry',
      };
    case 'crlf':
      return {
        message: `${failure.file} has Windows line ends (CRLF), first at line ${failure.line}: it would not run in a container`,
        hint: `save it with LF line ends: sed -i 's/\\r$//' '${failure.file}'`,
      };
    case 'expectation-failed':
      return { message: `${failure.doing}: not as expected`, details: lines(failure.detail) };
    case 'browser-missing':
      return {
        message: 'no browser was found: screenshots and the PDF need Chrome, Chromium or Edge',
        details: [{ label: 'looked at  ', text: oneLine(failure.looked.join(', ')) }],
        hint: 'name one with --browser PATH, let `bin/setup` install one, or go without: `run --no-screenshots`',
      };
    case 'browser-failed':
      return {
        message: `the browser ${failure.browser} did not do its work`,
        details: lines(failure.detail),
        hint: '`ait-lab doctor` looks at the browser; --browser PATH names another',
      };
    case 'wait-timed-out':
      return {
        message: `it never became true: ${failure.wait.condition}`,
        details: [
          ...waitLines(failure.wait),
          ...failure.containers.flatMap((words) => containerLines(words, palette)),
        ],
        hint: '`within:` of the step is how long it may take; `ait-lab doctor` looks at the machine',
      };
    case 'container-died':
      return {
        message: `${failure.container.node} died during the wait for: ${failure.wait.condition}`,
        details: [...waitLines(failure.wait), ...containerLines(failure.container, palette)],
        hint: 'its log says why; once that is mended, run again, and without --no-build',
      };
    case 'capture-failed':
      return { message: `${failure.file} could not be captured`, details: lines(failure.detail) };
    case 'cannot-open':
      return {
        message: `nothing on this machine opens ${failure.file}`,
        details: lines(failure.detail),
        hint: 'open it in a browser by hand, or build without --open',
      };
    case 'file-unwritable':
      return fileUnwritable(failure.file, failure.code);
    case 'not-ours': {
      const [first = '', ...others] = failure.files;
      return {
        message: `${first} was not made by ait-lab, or was changed since: nothing was written`,
        details: others.map((file) => `nor is ${file} as ait-lab made it`),
        hint: failure.hint,
      };
    }
    case 'workspace-busy':
      return {
        message: `another run works in this folder: ${failure.run}`,
        details: [
          `process ${failure.pid}${failure.host === undefined ? '' : ` on ${failure.host}`}, since ${failure.since}`,
          ...(failure.host === undefined
            ? []
            : ['it cannot be seen from here; if it is gone, its lock counts for nothing in two minutes']),
        ],
        hint: 'wait for it, or work in another folder with -C DIR and --isolated',
      };
    case 'nothing-running':
      return { message: failure.detail, hint: '`ait-lab up` starts the lab' };
    case 'unknown-node':
      return {
        message: `there is no node ${failure.node}`,
        details: lines(failure.known.length === 0 ? 'none runs' : `there are ${failure.known.join(', ')}`),
        hint: '`ait-lab status` shows them',
      };
    case 'otherwise':
      return {
        message: `${countText(failure.expectations, 'expectation')} did not come true`,
        hint: 'each stands with its task, with what was seen and, where it is known, why',
      };
    case 'deadline':
      return {
        message: `the run was not done after ${elapsedText(failure.timeoutMs)}`,
        hint: 'give it more time with --timeout SECONDS',
      };
    case 'interrupted':
      return {
        message: `interrupted by ${failure.signal}`,
        details: ['what was captured is kept and marked; the containers of this run are removed'],
      };
    default:
      return unreachable(failure);
  }
}

function scenarioInvalid(diagnostics: readonly Diagnostic[], palette: Palette): Words {
  const files = [...new Set(diagnostics.map(({ file }) => file))];
  return {
    message: `${countText(diagnostics.length, 'mistake')} in ${files.join(', ')}`,
    details: diagnostics.flatMap((diagnostic) => ['', ...diagnosticText(diagnostic, palette)]),
  };
}

const unwritable: Readonly<Record<string, { readonly because: string; readonly hint: string }>> = {
  ENOSPC: {
    because: 'no space is left on the disk',
    hint: 'make room, or work in another folder with -C DIR',
  },
  EDQUOT: { because: 'your disk quota is used up', hint: 'make room, or work in another folder with -C DIR' },
  EACCES: {
    because: 'you have no permission',
    hint: 'change the owner or the mode, or work in another folder with -C DIR',
  },
  EINVAL: {
    because: 'it is a device, a pipe or a socket, and no file',
    hint: 'name another file, or take it away yourself',
  },
  ELOOP: { because: 'its links lead in a circle', hint: 'name another file, or remove the links' },
  EPERM: {
    because: 'the system does not permit it',
    hint: 'change the owner, or work in another folder with -C DIR',
  },
  EROFS: { because: 'the file system is read-only', hint: 'work in another folder with -C DIR' },
  EISDIR: {
    because: 'a folder of that name is there',
    hint: 'rename the folder, or work in another one with -C DIR',
  },
  ENOTDIR: {
    because: 'a part of its path is a file',
    hint: 'rename that file, or work in another folder with -C DIR',
  },
};

function fileUnwritable(file: string, code: string): Words {
  const { because, hint } = unwritable[code] ?? { because: code, hint: 'work in another folder with -C DIR' };
  return {
    message: `${file} cannot be written: ${because}`,
    details: ['no half file is left, and earlier evidence stays as it was'],
    hint,
  };
}

function instructionLines(
  at: { readonly file: string; readonly line: number | undefined } | undefined,
): Detail[] {
  return at === undefined ? [] : [at.line === undefined ? at.file : `${at.file}, line ${at.line}`];
}
