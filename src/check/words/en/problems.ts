import type { Problem } from '../../codes/problem.js';
import { say, type Told, type Wording } from '../wording.js';
import { notRead } from './not-read.js';
import { listed } from './reasons.js';
import { contents } from './sightings.js';

/** What is wrong with a hand-in beyond its items, and what to do about it. */
export const problems: Wording<Problem, Told> = {
  'passed-over': ({ why }) => ({
    message: `It was not looked at: ${say(notRead, why)}.`,
    hint: 'Hand in the file itself, as a regular file of a sensible size.',
  }),
  skipped: ({ why }) => ({
    message: `It was not read: ${say(notRead, why)}.`,
    hint: 'Hand in a smaller file: a log of this lab has some kilobytes.',
  }),
  'lfs-pointer': ({ count }) => ({
    message: `${count === 1 ? 'Here is only what Git LFS has in the place of a file' : `Of ${count} files only what Git LFS has in their place is here`}: a few lines that point to it.`,
    hint: 'Fetch them (`git lfs pull`) and check again, or take them out of Git LFS: `git lfs migrate export --include="*.png"`.',
  }),

  'more-findings': ({ count }) => ({
    message: `There ${count === 1 ? 'is one more finding' : `are ${count} more findings`} that ${count === 1 ? 'is' : 'are'} not shown.`,
    hint: 'Mend these first, and check again.',
  }),
  'manifest-missing': ({ task }) => ({
    message:
      'It is not there, or is no manifest any more, so nothing tells how the files of this task came about.',
    hint: run(task),
  }),
  'run-not-passed': ({ task, outcome, failure }) => ({
    message: `The run of task ${task} ended as ${outcome}${failure === undefined ? '' : `: ${failure}`}.`,
    hint: run(task),
  }),
  'file-missing': ({ task, ended }) => ({
    message: `Captured by the run of ${ended}, and not there any more.`,
    hint: run(task),
  }),
  'file-empty': ({ task, ended }) => ({
    message: `Captured by the run of ${ended}, and without content now.`,
    hint: run(task),
  }),
  'file-changed': ({ task, ended }) => ({
    message: `Not what the run of ${ended} captured: the SHA-256 differs from the manifest's.`,
    hint: run(task),
  }),
  'file-not-listed': ({ task, ended }) => ({
    message: `The run of ${ended} did not capture it.`,
    hint: run(task),
  }),

  'noise-ansi': () => ({
    message: 'Colour codes of a terminal are in the text; an editor shows them as `[31m`.',
    hint: 'Send the output to a file, as in `docker logs ha > ha.log 2>&1`, instead of copying it from a terminal.',
  }),
  'noise-utf-16': () => ({
    message: 'The text is UTF-16, as PowerShell writes it with `>`; many programs show it as garbage.',
    hint: 'In PowerShell use `| Out-File -Encoding utf8 FILE`.',
  }),
  'noise-latin-1': () => ({
    message: 'The text is not UTF-8; letters with accents come out wrong elsewhere.',
    hint: 'Save it as UTF-8.',
  }),
  'noise-control-characters': () => ({
    message: 'Control characters are in the text.',
    hint: 'Capture it once more without a terminal: `docker exec ha cat FILE`, without `-t`.',
  }),
  refused: () => ({
    message: 'A program refused here: what was asked for did not exist at that moment.',
    hint: 'Look whether the container runs and has this name (`docker ps`), and capture it again.',
  }),
  'inspect-not-json': () => ({
    message:
      'The output of docker inspect is not JSON as it stands here: something was copied with it or got lost.',
    hint: 'docker inspect NAME > FILE',
  }),
  'inspect-cut': () => ({
    message: 'The output of docker inspect is cut off.',
    hint: 'docker inspect NAME > FILE',
  }),
  'ps-without-header': () => ({ message: 'The table of docker ps has no header.', hint: 'docker ps > FILE' }),
  'literal-echo': () => ({
    message:
      'The template holds the shell command that should have written it: `echo "…" >> …` is in the configuration.',
    hint: 'Only the text between the quotation marks belongs into /config/haproxy.cfg.hb.',
  }),
  'id-as-number': () => ({
    message: "The container's id was read as a number: an id such as 284472616e12 has the form of one.",
    hint: 'Keep what goes into the template a string, and give the containers names: `docker run --hostname s1 …`.',
  }),
  'handler-not-found': () => ({
    message:
      'The event handlers ended with exit status 127: the scripts were not in the image, not executable, or had line ends of Windows.',
    hint: 'Look at /serf-handlers in the container: `docker exec ha ls -l /serf-handlers`, and save scripts with line ends of UNIX.',
  }),
  'endless-join': () => ({
    message:
      'The agent tried in vain to join, over and over: the name of its seed could not be resolved, or nobody listened there.',
    hint: 'Start ha first, in the same network and with that name, then the web applications.',
  }),

  'same-file-twice': ({ count }) => ({
    message:
      count === 2
        ? 'Two files have the same bytes: one of the two things that they are named for is not shown.'
        : `${numbers[count] ?? count} files have the same bytes: of the things that they are named for one is shown at most.`,
    hint: captureAtStep,
  }),
  'same-file-in-two-tasks': ({ tasks }) => ({
    message:
      tasks.length === 2
        ? `The same bytes are filed under tasks ${listed(tasks.map(String))}: one of them is not shown.`
        : `The same bytes are filed under tasks ${listed(tasks.map(String))}: one of them is shown at most.`,
    hint: captureAtStep,
  }),
  'other-run': ({ task, ids }) => ({
    message: `docker inspect shows containers that are in no docker ps of this task: ${ids.join(', ')}. They are of another run.`,
    hint: `Capture everything of a task in one run: ${run(task)}`,
  }),
  'hosts-of-other-run': ({ task, hosts }) => ({
    message: `Containers are named here that are in no docker ps of this task: ${hosts.join(', ')}. They are of another run.`,
    hint: `Capture everything of a task in one run: ${run(task)}`,
  }),
  'named-otherwise': ({ named, holds }) => ({
    message: `By its name one expects ${contents[named]}, and it holds ${contents[holds]}.`,
    hint: 'Look whether something else was meant to be in it, and call it after what it holds.',
  }),
  'still-running': () => ({
    message: 'By its name a web application was stopped before, and it shows that it runs.',
    hint: 'Capture it again after `docker stop`, when `docker ps` does not list it any more.',
  }),
  'nodes-disagree': ({ unlisted, unserved }) => ({
    message: `Configuration and /nodes are not of the same moment, or of two runs: ${[
      ...(unlisted.length > 0 ? [`${unlisted.join(', ')} in the configuration and not in /nodes`] : []),
      ...(unserved.length > 0 ? [`${unserved.join(', ')} in /nodes and not in the configuration`] : []),
    ].join('; ')}.`,
    hint: `Capture both at the same step of one run: ${run(5)}`,
  }),
  'handlers-say-otherwise': ({ handedIn, own }) => ({
    message: `No line of it is one that this repository's handlers write. Handed in: "${handedIn}". Carried out now: "${own}".`,
    hint: 'It is as sure as the words are alike nowhere. It may have been captured with other words in the scripts, which no commit has; or with somebody else’s.',
  }),
  'configuration-of-another': ({ handedIn, own, lines }) => ({
    message: `${lines === 1 ? 'A line of it is' : `${lines} lines of it are`} in no state of this repository's template or configuration. Handed in: "${handedIn}". Most like it here: "${own}".`,
    hint: 'The template may have been another one when it was captured, which no commit has; or the file was changed by hand; or it is of another repository.',
  }),
  'ghost-server': ({ live, ghosts }) => ({
    message: `Beside ${live.join(', ')} stand servers whose address was never filled in: ${ghosts.join(', ')}.`,
    hint: 'Take the servers that were written by hand out of the template.',
  }),
  'same-as-another-hand-in': ({ others }) => ({
    message: `The same bytes, with ids and times of one run, are also handed in by ${others.join(', ')}.`,
    hint: 'Ask both whose run it was.',
  }),

  'same-picture': ({ tasks }) => ({
    message: `Tasks ${listed(tasks.map(String))} show the same picture.`,
    hint: 'Take a picture at each task.',
  }),
  'picture-not-shown': ({ count }) => ({
    message: `${count === 1 ? 'This picture is' : `${count} pictures are`} here, and the report does not show ${count === 1 ? 'it' : 'them'}.`,
    hint: 'Show it where it belongs, as in `![stats page](images/stats.png)`, or leave it out.',
  }),
  'dead-link': (links) => ({
    message: links.elsewhere
      ? of(links, [
          'leads to nothing; a file of that name lies in another folder.',
          'lead to nothing; files of these names lie in other folders.',
        ])
      : of(links, ['leads to nothing.', 'lead to nothing.']),
    hint: 'Write an address relative to the file that it stands in, and hand in what it leads to.',
  }),
  'link-case': (links) => ({
    message: of(links, [
      'is written with other capital letters than the file; on Linux and on the web it is dead.',
      'are written with other capital letters than the files; on Linux and on the web they are dead.',
    ]),
    hint: 'Write it with the same letters as the file.',
  }),
  'link-spelling': (links) => ({
    message: of(links, [
      'is understood with good will only: it has spaces or backslashes, or starts from another folder.',
      'are understood with good will only: they have spaces or backslashes, or start from another folder.',
    ]),
    hint: 'Write spaces as %20, slashes forward, and begin at the folder of the report.',
  }),
  todo: ({ heading }) => ({
    message: `"${heading}" still says TODO.`,
    hint: 'Write it, or take the word out.',
  }),
  'chapter-missing': ({ task }) => ({
    message: `The report has no chapter for task ${task}.`,
    hint: `Give it a heading such as "Task ${task}", also when there is nothing to write.`,
  }),
};

/** At the beginning of a sentence. */
const numbers = ['', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

const captureAtStep = 'Capture each at its step: `ait-lab run` does it by itself.';

function run(task: number): string {
  return `ait-lab run ${task}`;
}

/** What is said of one address, or of several. */
function of(
  { addresses, more }: { readonly addresses: readonly string[]; readonly more: number },
  [one, many]: readonly [string, string],
): string {
  const named = addresses.map((address) => `\`${address}\``).join(', ');
  if (more > 0) return `${named} and ${more} more ${many}`;
  return `${named} ${addresses.length > 1 ? many : one}`;
}
