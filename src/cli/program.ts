import { Argument, Command, CommanderError } from 'commander';
import { languages } from '../scenario/language.js';
import type { BenchOptions } from './commands/bench.js';
import type { ReportOptions } from './commands/build-report/build-once.js';
import type { CollectOptions } from './commands/collect-logs/collect-now.js';
import { faults } from '../chaos/plan/fault.js';
import type { ChaosOptions } from './commands/chaos.js';
import type { CheckOptions } from './commands/check/check.js';
import type { CommandResult } from './command-result.js';
import type { InitOptions } from './commands/init/init.js';
import {
  faultList,
  integer,
  oneOf,
  ourVariants,
  withDirectoryBefore,
  withDisplay,
  withJson,
  withBuiltImages,
  withRepair,
  withImages,
  withLabOptions,
  withOption,
  withVariant,
  withWorkspace,
} from './options.js';
import { productVersion } from '../product.js';
import { parseFormats, parsePages, parseWords } from './commands/build-report/report-options.js';
import type { RunOptions } from './commands/run/run.js';
import type { WorkspaceOptions } from './workspace.js';

type WithJson = WorkspaceOptions & { readonly json?: boolean };

const nodeCount = integer(1, 64);
const examples = `
Examples:
  ait-lab run all                 all seven tasks, evidence in logs/task N/
  ait-lab run 5 6 --keep          two tasks; task 6's containers stay for a look around
  ait-lab run 0-3 --json          for programs: one JSON object a line
  ait-lab -C my-hand-in run 5     in another folder than this one
  ait-lab run 6 --nodes 8         task 6 with eight web applications
  ait-lab run 6 --variant hitless the same without losing a request
  ait-lab run 6 --dry-run         what would be done, without an engine
  ait-lab up && ait-lab status    the lab by hand
  ait-lab scale 5                 web applications come and go
  ait-lab collect-logs --watch    captures what you start and stop by hand, state by state
  ait-lab run task5 --images lab  with our images, in a repository that has its own
  ait-lab init my-hand-in         a workspace of your own, with room for your answers
  ait-lab build-report --open     report/report.md, .html and .pdf
  ait-lab check my-hand-in        is what a folder hands in complete and right?
  ait-lab doctor                  is this machine ready?

Exit codes: 0 done, 1 an expectation failed or a hand-in lacks something, 2 wrong usage or task file, 3 the machine lacks something,
4 a deadline passed, 130 interrupted. NO_COLOR is honoured. Every option has a variable in the environment,
AIT_LAB_ and its name.`;

/** All commands with their options; what they do is loaded when it is asked for. */
export function buildProgram(): Command {
  const program = new Command('ait-lab')
    .description(
      'Carries out the lab "dynamic load balancing with Docker", keeps the evidence, and writes the report.',
    )
    .version(productVersion())
    .showSuggestionAfterError()
    .addHelpText('after', examples)
    .exitOverride((error) => exitWith(error));
  withDirectoryBefore(program);
  addTasks(program);
  addReport(program);
  addCheck(program);
  addHands(program);
  addMachine(program);
  return program;
}

function addTasks(program: Command): void {
  const list = withJson(withImages(withWorkspace(program.command('list'))))
    .description('the tasks, their steps and deliverables, and what is on disk of them')
    .action(async (options: WithJson) => finish((await import('./commands/list.js')).list(options)));
  list.addHelpText('after', '\nExample:\n  ait-lab list -C my-hand-in');

  const run = withWorkspace(program.command('run'))
    .description('carry tasks out: build images, start containers, wait, capture, clean up')
    .addArgument(new Argument('<task...>', 'task5, 5, 0-3 or all'));
  withOption(run, '--keep', "leave the last task's containers running");
  withOption(run, '--nodes <n>', 'web applications in task 6', nodeCount);
  withVariant(run);
  withOption(run, '--isolated', 'own names, free ports and a free subnet, beside other labs');
  withOption(run, '--jobs <n>', 'tasks at the same time, isolated from each other', integer(1, 7));
  withOption(run, '--timeout <seconds>', 'end the whole run after so long', integer(1, 86_400));
  withOption(run, '--no-build', 'take the images as they are');
  withBuiltImages(run);
  withOption(
    run,
    '--from-history',
    "take a task from the newest commit at its stage (default: where the work tree doesn't show it)",
  );
  withOption(run, '--no-from-history', 'take every task from the work tree, as far as it shows it');
  withOption(run, '--no-experiments', 'leave out what is only measured; the report will miss it');
  withOption(run, '--no-screenshots', 'take no pictures, for which a browser is needed');
  withOption(run, '--browser <path>', 'browser that takes the pictures (default: the one that is found)');
  withOption(run, '--dry-run', 'say what would be done; needs no engine');
  withLabOptions(withDisplay(run)).action(async (words: string[], options: RunOptions) =>
    finish((await import('./commands/run/run.js')).run(words, options)),
  );
  run.addHelpText(
    'after',
    '\nExamples:\n  ait-lab run task5\n  ait-lab run 0-3 -C my-hand-in\n  ait-lab run all --jobs 2',
  );

  const collect = withJson(withImages(withWorkspace(program.command('collect-logs'))))
    .description(
      'capture the evidence of the containers that run now into logs/task N/, whoever has started them',
    )
    .argument('[task]', 'where to put it (default: the task of the containers)');
  withOption(collect, '--watch', 'capture each state as it comes about, until Ctrl-C');
  withOption(collect, '--no-screenshots', 'take no pictures');
  withOption(collect, '--browser <path>', 'browser that takes the pictures (default: the one that is found)');
  collect.action(async (task: string | undefined, options: CollectOptions) =>
    finish((await import('./commands/collect-logs/collect-logs.js')).collectLogs(task, options)),
  );
  collect.addHelpText('after', '\nExample:\n  ait-lab run 6 --keep && ait-lab collect-logs');
}

function addReport(program: Command): void {
  withOption(
    withWorkspace(program.command('init')),
    '--lang <lang>',
    'language of the hints and of the report: en or fr',
    oneOf(languages),
  )
    .description(
      'make a workspace of your own: settings, and for each question your answer from the report that lies there, or a hint',
    )
    .argument('[dir]', 'where to (default: here); it is made if it is not there')
    .action(async (folder: string | undefined, options: InitOptions) =>
      finish((await import('./commands/init/init.js')).init(folder, options)),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  ait-lab init                         in your repository: takes its report over, word for word\n  ait-lab init my-hand-in --lang fr    a new workspace',
    );

  const build = withImages(withWorkspace(program.command('build-report'))).description(
    'make report/report.md, .html and .pdf of evidence and answers; exit code 1 when something is missing',
  );
  withOption(
    build,
    '--format <list>',
    'some of md,html,pdf (default: all; with --watch or --evidence md,html)',
    parseFormats,
  );
  withOption(build, '--task <tasks>', 'only the chapters of these tasks: 5, 0-3 or 0,5', parseWords);
  withOption(build, '--open', 'show it when it is built');
  withOption(build, '--watch', 'build again whenever an answer, evidence or ait-lab.yaml changes');
  withOption(build, '--allow-missing', 'exit code 0 also when something is missing');
  withOption(
    build,
    '--evidence',
    'the evidence alone: report/evidence.md and .html, to link to from a report by hand',
  );
  withOption(build, '--output <dir>', 'folder of the report (default: report)');
  withOption(build, '--replace', 'move a report that ait-lab did not make to report/replaced/ first');
  withOption(build, '--browser <path>', 'browser that prints the PDF')
    .action(async (options: ReportOptions) =>
      finish((await import('./commands/build-report/build-report.js')).buildReport(options)),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  ait-lab build-report --open\n  ait-lab build-report --watch -C my-hand-in',
    );
}

function addCheck(program: Command): void {
  const check = withJson(withWorkspace(program.command('check')))
    .description(
      'is what a folder hands in complete and right, whoever made it? needs an engine with --run alone',
    )
    .argument(
      '[folder...]',
      'hand-ins of the lab: folders, .zip, .tar.gz, or a folder or archive of them (default: the workspace)',
    );
  withOption(check, '--list <file>', 'the hand-ins of a list, too: a folder a line; - is standard input');
  withOption(check, '--task <tasks>', 'only what belongs to these tasks: 5, 0-3 or 0,5', parseWords);
  withOption(check, '--run', 'build each one, and see whether it works; needs an engine');
  withOption(check, '--jobs <n>', 'with --run: hand-ins at the same time, on each engine', integer(1, 16));
  withOption(
    check,
    '--engines <list>',
    'with --run: Docker contexts or addresses that share the work',
    parseWords,
  );
  withOption(
    check,
    '--limit <seconds>',
    'with --run: time for a hand-in once it is built (default: 300)',
    integer(10, 3600),
  );
  withOption(check, '--resume', 'with --run: go on where an earlier run has been broken off');
  withRepair(check);
  withOption(check, '--strict', 'optional items count, too');
  withOption(
    check,
    '--lang <lang>',
    'language of what is told: en or fr (default: that of ait-lab.yaml)',
    oneOf(languages),
  );
  withOption(
    check,
    '--earlier <folder>',
    'compare with hand-ins of an earlier year: a folder of them, or one; may be said again',
    (folder: string, others: string[] | undefined) => [...(others ?? []), folder],
  );
  withOption(check, '--junit <file>', 'write the verdicts as JUnit XML');
  withOption(
    check,
    '--points <file>',
    'YAML file that says what counts, and how much (default: a point an item)',
  );
  withOption(
    check,
    '--overrides <file>',
    "YAML file of a teacher's own verdicts (default: overrides.yaml in the folder of the pages)",
  );
  withOption(check, '--csv <file>', 'write the verdicts as a table for a spreadsheet, a row an item');
  withOption(check, '--csv-hand-ins <file>', 'the same with a row a hand-in: group, repository, points');
  withOption(check, '--format <format>', 'html: write a page for each hand-in, and one for all', parsePages);
  withOption(check, '--out <dir>', 'folder of the pages (default: check)');
  withOption(check, '--rubric <file>', 'points to tick beside each answer, in a page of all answers');
  withOption(check, '--letters <dir>', 'write a letter to send for each hand-in');
  withOption(check, '--letter-template <file>', 'with --letters: how they are written');
  withOption(check, '--open', 'write the pages and show the first')
    .action(async (folders: string[], options: CheckOptions) =>
      finish((await import('./commands/check/check.js')).check(folders, options)),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  ait-lab check\n  ait-lab check hand-ins --format html --open\n  ' +
        'ait-lab check all-submissions.zip\n  ait-lab check --list cloned.txt --csv class.csv\n\n' +
        'Exit codes: 0 complete, 1 something is missing or wrong, 2 nothing to judge.',
    );
}

function addHands(program: Command): void {
  const up = withWorkspace(program.command('up')).description(
    'start the lab by hand: ha and web applications, and wait until they serve',
  );
  withOption(up, '--task <n>', 'images and behaviour of which task (default: the last)', integer(0, 99));
  withOption(up, '--nodes <n>', 'web applications (default: 2)', nodeCount);
  withVariant(up);
  withOption(up, '--isolated', 'own names, free ports and a free subnet, beside other labs');
  withOption(up, '--no-build', 'take the images as they are');
  withBuiltImages(up);
  withLabOptions(withDisplay(up)).action(async (options: RunOptions & { readonly task?: number }) =>
    finish((await import('./commands/up.js')).up(options)),
  );

  withJson(withImages(withWorkspace(program.command('status'))))
    .description('members, servers, ports and requests of the lab that runs')
    .action(async (options: WithJson) => finish((await import('./commands/status.js')).status(options)));

  withOption(withWorkspace(program.command('down')), '--all', 'of every workspace')
    .description('take the lab down: everything with the labels of this workspace, also after a crash')
    .action(async (options: WorkspaceOptions & { readonly all?: boolean }) =>
      finish((await import('./commands/down.js')).down(options)),
    );

  const verbs = [
    ['stop', 'SIGTERM: it leaves'],
    ['kill', 'SIGKILL: it fails'],
    ['start', 'a new or a stopped one'],
  ] as const;
  for (const [verb, text] of verbs) {
    withImages(withWorkspace(program.command(verb)))
      .description(`${verb} a node of the lab that runs (${text})`)
      .argument('<node>', 'ha, s1, s2, …')
      .action(async (node: string, options: WorkspaceOptions) =>
        finish((await import('./commands/membership.js')).changeNode(verb, node, options)),
      );
  }
  withImages(withWorkspace(program.command('scale')))
    .description('have so many web applications: starts the missing ones, stops the highest')
    .addArgument(new Argument('<n>', 'how many').argParser(integer(0, 64)))
    .action(async (count: number, options: WorkspaceOptions) =>
      finish((await import('./commands/membership.js')).scale(count, options)),
    );
}

function addMachine(program: Command): void {
  const chaos = withWorkspace(program.command('chaos')).description(
    'let everything happen to a lab of its own, at random and under load, and check that no promise is broken',
  );
  withOption(chaos, '--minutes <n>', 'how long (default: 5)', integer(1, 110));
  withOption(
    chaos,
    '--seed <n>',
    'what happens follows from it (default: one from the clock)',
    integer(0, 2 ** 32 - 1),
  );
  withOption(chaos, '--variant <name>', 'hitless or lab (default: hitless)', oneOf(ourVariants()));
  withOption(chaos, '--nodes <n>', 'web applications at most (default: 6)', integer(3, 23));
  withOption(chaos, '--rate <n>', 'requests a second (default: 300)', integer(10, 5000));
  withOption(
    chaos,
    '--faults <list>',
    `what lasts, too: all, none, or some of ${faults.join(',')} (default: all in hitless, none elsewhere)`,
    faultList,
  );
  withOption(chaos, '--out <dir>', 'folder of the record (default: chaos/SEED-TIME)');
  withDisplay(chaos)
    .action(async (options: ChaosOptions) => finish((await import('./commands/chaos.js')).chaos(options)))
    .addHelpText('after', '\nExample:\n  ait-lab chaos --minutes 20 --seed 42');

  const bench = withWorkspace(program.command('bench')).description(
    'measure the lab, the variant hitless and what others would use side by side, under load; takes half an hour',
  );
  withOption(bench, '--quick', 'a table in two minutes, of fewer events and subjects');
  withOption(bench, '--subjects <list>', 'some of lab,dns,reload,hitless,nginx,floor (default: all)');
  withOption(
    bench,
    '--seed <n>',
    'the order of events follows from it (default: one from the clock)',
    integer(0, 2 ** 32 - 1),
  );
  withOption(bench, '--no-cost', 'leave out what a change costs by the size of the table');
  withOption(bench, '--out <dir>', 'folder of the result (default: bench)');
  withOption(bench, '--base <image>', 'base of all images (default: debian:trixie-slim)');
  withOption(bench, '--no-build', 'take the images as they are');
  withOption(bench, '--timeout <seconds>', 'end the whole run after so long', integer(1, 86_400));
  withDisplay(bench)
    .action(async (options: BenchOptions) => finish((await import('./commands/bench.js')).bench(options)))
    .addHelpText(
      'after',
      '\nExamples:\n  ait-lab bench --quick\n  ait-lab bench --subjects lab,hitless --seed 42',
    );

  const doctor = withJson(withLabOptions(withImages(withWorkspace(program.command('doctor')))));
  withOption(doctor, '--browser <path>', 'browser for pictures and the PDF (default: the one that is found)')
    .description('is this machine ready? one line a question, and what to do')
    .action(async (options: WithJson & { readonly browser?: string }) =>
      finish((await import('./commands/doctor/doctor.js')).doctor(options)),
    );

  program
    .command('completion')
    .description('completion for a shell: commands, tasks, nodes, options')
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
    .action(async (shell: 'bash' | 'zsh' | 'fish') =>
      finish((await import('./commands/completion/describe-program.js')).completion(program, shell)),
    )
    .addHelpText('after', '\nExample:\n  eval "$(ait-lab completion bash)"');
}

async function finish(result: CommandResult | Promise<CommandResult>): Promise<void> {
  const { text, exitCode } = await result;
  process.stdout.write(text);
  process.exitCode = exitCode;
}

/** commander ends with 1 where the command line is wrong; here that is 2. */
function exitWith(error: CommanderError): never {
  process.exit(error.exitCode === 0 ? 0 : 2);
}
