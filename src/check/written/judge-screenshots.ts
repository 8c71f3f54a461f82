import type { Delivery } from '../delivery.js';
import type { HandInFile, Picture, PictureLook } from '../hand-in.js';
import type { CheckedItem } from '../../scenario/checked-item.js';
import type { CheckedLab } from '../checked-lab.js';
import { taskNumbers, type TaskNumber } from '../item.js';
import { notPresent, present, type Judgement } from './judgement.js';
import { pictureTask } from './picture-task.js';
import { plainWords } from './plain-words.js';
import type { EmbeddedPicture } from './written-report.js';

/** A picture that may be one of the stats page. */
interface Shot {
  /** The file to show for it: the picture, or the report when the picture is remote or part of it. */
  readonly path: string;
  /** The file, when it is this picture alone: a PDF is the same for all that it shows. */
  readonly picture: Picture | undefined;
  /** Whether the author says that it shows the stats page. */
  readonly stated: boolean;
  /** Higher when its name and what is written about it speak of the stats page. */
  readonly likely: number;
  readonly embedded: EmbeddedPicture | undefined;
  readonly remote: boolean;
}

/** Judges the screenshots of HAProxy's stats page, one a task; those that are to show so many backends are looked into. */
export function judgeScreenshots(delivery: Delivery): ReadonlyMap<CheckedItem, Judgement> {
  const pictures = new Map(delivery.handIn.files.map((file) => [file.path, file]));
  const shown = new Set(
    (delivery.report?.sections ?? []).flatMap((section) =>
      section.pictures.flatMap(({ path }) => path ?? []),
    ),
  );
  const embedded = (task: TaskNumber): Shot[] => embeddedShots(delivery, task, pictures);
  const filed = (task: TaskNumber): Shot[] => filedShots(delivery, task, shown);
  const asked = delivery.lab.items.flatMap((item) => {
    const task = taskNumbers.find((number) => number === item.task);
    return item.shows === 'statistics-page' && task !== undefined ? [{ item, task }] : [];
  });
  const plain = asked.filter(({ item }) => item.backends === undefined).map(({ task }) => task);
  return new Map(
    asked.map(({ item, task }): [CheckedItem, Judgement] => {
      if (item.backends !== undefined)
        return [item, judgeFull(delivery, task, item.backends, embedded(task), filed(task))];
      const other = plain.find((one) => one !== task);
      return [item, judgeFirst(delivery, { task, other }, embedded, filed)];
    }),
  );
}

function judgeFirst(
  delivery: Delivery,
  { task, other: othersTask }: { readonly task: TaskNumber; readonly other: TaskNumber | undefined },
  embedded: (task: TaskNumber) => Shot[],
  filed: (task: TaskNumber) => Shot[],
): Judgement {
  const own = embedded(task);
  const others = othersTask === undefined ? [] : embedded(othersTask);
  const best = bestOf(own);
  const spare = filed(task);
  if (best === undefined) {
    const left = bestOf(spare);
    if (left !== undefined)
      return present([left.path], { code: 'screenshot-not-shown', path: left.path, task });
    return notPresent('missing', [], { code: 'no-screenshot', task }, { code: 'take-screenshot', task });
  }
  const other = bestOf(others);
  const same = othersTask !== undefined && best.path === other?.path && best.picture !== undefined;
  const leftOut = same ? bestOf(spare) : undefined;
  if (same && leftOut !== undefined && !filedFor(best.path, task, delivery.lab))
    return notPresent(
      'present-but-wrong',
      [best.path],
      { code: 'screenshot-of-other-task', task, other: othersTask, leftOut: leftOut.path },
      { code: 'show-screenshot', path: leftOut.path, task },
    );
  return present(
    [best.path],
    same
      ? { code: 'same-screenshot', path: best.path, other: othersTask }
      : { code: 'screenshot', path: best.path, task },
  );
}

/** Whether a picture's name is for this task, or not for another one. */
function filedFor(path: string, task: TaskNumber, lab: CheckedLab): boolean {
  const named = pictureTask(path, lab);
  return named !== undefined && named === task;
}

function judgeFull(
  delivery: Delivery,
  task: TaskNumber,
  least: number,
  own: readonly Shot[],
  filed: readonly Shot[],
): Judgement {
  const shots = [...own, ...filed].sort(byWords);
  for (const shot of shots) {
    const living = livingIn(shot);
    if (living !== undefined && living >= least)
      return present([shot.path], { code: 'screenshot-with-backends', path: shot.path, living });
  }
  const candidates = shots.filter(mayBeStats);
  const best = [...candidates].sort((one, other) => (livingIn(other) ?? 0) - (livingIn(one) ?? 0))[0];
  const advice = { code: 'take-screenshot-of-three', task } as const;
  if (best === undefined) return notPresent('missing', [], { code: 'no-screenshot', task }, advice);
  const counted = livingIn(best);
  const first = candidates.find((shot) => livingIn(shot) === undefined);
  if (first === undefined)
    return notPresent(
      'present-but-wrong',
      [best.path],
      { code: 'too-few-in-screenshots', task, living: counted ?? 2 },
      advice,
    );
  const most = mostRunning(delivery, task);
  if (most !== undefined && most < least)
    return notPresent(
      'present-but-wrong',
      [first.path],
      { code: 'too-few-in-tables', path: first.path, task, running: most },
      advice,
    );
  return present([first.path], { code: 'screenshot', path: first.path, task });
}

/** Web applications in the fullest `docker ps` of a task; `undefined` without one. */
function mostRunning(delivery: Delivery, of: TaskNumber): number | undefined {
  const counts = delivery.logs
    .filter(({ task }) => task === of)
    .flatMap(({ captures }) => captures)
    .flatMap((capture) =>
      capture.kind === 'docker-ps'
        ? [capture.rows.filter((row) => row.running && !isBalancer(row.name, row.image, delivery)).length]
        : [],
    );
  return counts.length === 0 ? undefined : Math.max(...counts);
}

function isBalancer(name: string, image: string, { nodes }: Delivery): boolean {
  const named = nodes.named(name);
  if (named !== undefined) return named === 'ha';
  const balancer = /(?:^|[^a-z])(?:ha|haproxy|balancer|lb|loadbalancer)(?:$|[^a-z])/i;
  if (/web|(?:^|[^a-z])s\d/i.test(name)) return false;
  return balancer.test(name) || balancer.test(image);
}

function embeddedShots(delivery: Delivery, task: TaskNumber, files: ReadonlyMap<string, HandInFile>): Shot[] {
  const sections = (delivery.report?.sections ?? []).filter((section) => section.task === task);
  return sections.flatMap((section) =>
    [
      ...section.pictures.map((picture) => ({ picture, linked: false })),
      ...section.linked.map((picture) => ({ picture, linked: true })),
    ].flatMap(({ picture, linked }): Shot[] => {
      const remote = picture.found === 'remote';
      if (picture.found === 'dead') return [];
      const file = picture.path === undefined ? undefined : files.get(picture.path);
      if (!remote && (file === undefined || !canBePicture(file))) return [];
      const where = section.question === `${task}.1` ? 4 : section.question === undefined ? 2 : 0;
      const words = `${picture.target} ${picture.alt} ${picture.before}`;
      // A picture that is only linked is one of the page when it is called so, or seen to be: to look takes longest.
      if (linked && likelihood(words) < 2 && !showsStats(file)) return [];
      return [
        {
          path: picture.path ?? picture.file,
          picture: pictureOf(file),
          ...{ stated: likelihood(words) >= 2, embedded: picture, remote },
          likely: where + likelihood(words) + (isAnswerToOther(section.question, task) ? -4 : 0),
        },
      ];
    }),
  );
}

function showsStats(file: HandInFile | undefined): boolean {
  return file?.content.kind === 'picture' && file.content.look.shows === 'stats-page';
}

function isAnswerToOther(question: string | undefined, task: TaskNumber): boolean {
  return question !== undefined && question !== `${task}.1`;
}

/** Pictures named or filed for a task that the report shows nowhere. */
function filedShots(delivery: Delivery, task: TaskNumber, shown: ReadonlySet<string>): Shot[] {
  const base = delivery.root === '' ? '' : `${delivery.root}/`;
  return delivery.handIn.files
    .filter((file) => isPicture(file) && file.path.startsWith(base) && !shown.has(file.path))
    .map((file) => ({ file, within: file.path.slice(base.length) }))
    .filter(
      ({ within }) =>
        pictureTask(within, delivery.lab) === task &&
        !/(?:^|\/)(?:node_modules|webapp|ha|old|backup)\//i.test(within),
    )
    .map(({ file, within }) => ({
      path: file.path,
      ...{ stated: likelihood(within) >= 2, embedded: undefined, remote: false },
      picture: pictureOf(file),
      likely: likelihood(within),
    }));
}

/** Also one that Git LFS keeps elsewhere, of which there is no more than its name. */
function isPicture({ path, content }: HandInFile): boolean {
  if (content.kind === 'skipped' && content.why.code === 'git-lfs')
    return /\.(?:png|jpe?g|gif|webp|bmp)$/i.test(path);
  return content.kind === 'picture';
}

function pictureOf(file: HandInFile | undefined): Picture | undefined {
  return file?.content.kind === 'picture' ? file.content : undefined;
}

function canBePicture(file: HandInFile): boolean {
  // A PDF carries its pictures itself, and so does Markdown with pictures in it.
  return (
    file.content.kind !== 'video' &&
    (file.content.kind !== 'text' || /\.(?:md|html?|markdown)$/i.test(file.path))
  );
}

/** Of the likeliest pictures the first that shows the page, else the first that may do so. */
function bestOf(shots: readonly Shot[]): Shot | undefined {
  const sorted = [...shots].sort(byWords);
  return sorted.find((shot) => lookOf(shot).shows === 'stats-page') ?? sorted.find(mayBeStats);
}

function mayBeStats(shot: Shot): boolean {
  // No program draws the page: a drawing is one of something else, if its author does not say what it is.
  if (shot.picture?.format === 'svg') return shot.stated;
  const { shows } = lookOf(shot);
  return shows === 'stats-page' || (shows === 'unknown' && shot.likely > -3);
}

/** To look takes longer than all the rest: the likeliest are looked at first, and no more than are needed. */
function lookOf({ picture }: Shot): PictureLook {
  return picture?.look ?? { shows: 'unknown' };
}

/** The one of which the words promise the most comes first. */
function byWords(one: Shot, other: Shot): number {
  return other.likely - one.likely;
}

function livingIn(shot: Shot): number | undefined {
  const look = lookOf(shot);
  return look.shows === 'stats-page' ? look.living : undefined;
}

/** How far the words about a picture promise the stats page, and in task 6 many applications. */
function likelihood(about: string): number {
  const words = plainWords(
    about
      .slice(-600)
      .replace(/[_-]/g, ' ')
      .replace(/([a-z])([A-Z])/g, '$1 $2'),
  );
  let sum = 0;
  if (/stat(?:s|e|istics?|istiques?)?\b|1936/.test(words)) sum += 2;
  if (/ha ?proxy|\bhap?\b|backend/.test(words)) sum += 1;
  if (
    /docker ?ps|terminal|console|\bping\b|\blogs?\b|inspect|network|architecture|schema|hierarchy|diagram|topolog|503|unavailable|dockerfile|compose|\bimage layers\b/.test(
      words,
    )
  )
    sum -= 4;
  const many = manyWords.findLastIndex((word) => word.test(words));
  if (many >= 0) sum += 1 + many / 10;
  return sum;
}

/** Words that promise three applications or more, from few to many. */
const manyWords = [
  /\bmore than\b|\bplus de\b/,
  /\b(?:3 ?(?:serv|nod|web|back|cont|app)|three|trois|third|troisieme|s3)/,
  /\b(?:4 ?(?:serv|nod|web|back|cont|app)|four|quatre|s4)/,
  /\b(?:[5-9] ?(?:serv|nod|web|back|cont|app)|five|six|cinq|s5)/,
];
