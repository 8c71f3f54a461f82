import { DefaultRenderer, Listr, ListrLogger, ListrTaskState, Spinner, type ListrTask } from 'listr2';
import { fitRows, type Size } from './fit-rows.js';
import { ListOutput } from './list-output.js';
import { symbols, type Palette, type Style } from './palette.js';
import type { Row, RowState } from './progress-rows.js';
import { rowLines } from './row-lines.js';
import type { Output } from './ui.js';

const frameMs = 125;

type List = Listr<object, typeof DefaultRenderer, typeof DefaultRenderer>;
type ListTask = List['tasks'][number];

/**
 * Rows on a terminal, drawn eight times a second by listr2's renderer. Its tasks follow the rows and are never run by
 * listr2, so neither its errors nor its signal handling can reach the lab.
 */
export class MovingList {
  private readonly list: List = newList([]);
  private readonly known = new Map<string, ListTask>();
  private readonly renderer: DefaultRenderer;
  private rendering: Promise<void> | undefined;

  /** @param rows the list as it stands; asked before each drawing */
  constructor(
    private readonly output: Output,
    private readonly palette: Palette,
    rows: () => readonly Row[],
  ) {
    const spinner = new FollowingSpinner(() => this.follow(fitRows(rows(), this.size, palette)));
    const logger = new ListrLogger<string>({ useIcons: true, processOutput: new ListOutput(output) });
    const options = { ...listStyle(palette, spinner), spinner, logger };
    this.renderer = new LaidOutRenderer(this.list.tasks, options, this.list.events);
  }

  /** Whether it has been started: from then on nobody else may write. */
  get moves(): boolean {
    return this.rendering !== undefined;
  }

  start(): void {
    this.rendering ??= this.renderer.render();
  }

  /** Draws the given rows a last time, all of them, and leaves the cursor below them. */
  async close(rows: readonly Row[]): Promise<void> {
    if (this.rendering === undefined) return;
    await this.rendering;
    this.follow(rows);
    await Promise.all([...this.known.values()].map((task) => task.check({})));
    this.renderer.end();
  }

  private get size(): Size {
    return { columns: this.output.columns ?? 80, rows: this.output.rows ?? 24 };
  }

  private follow(rows: readonly Row[]): void {
    const tasks = rows.map((row) => this.task(row, 0));
    this.list.tasks.splice(0, Infinity, ...tasks);
  }

  private task(row: Row, level: number): ListTask {
    const task = this.known.get(row.key) ?? this.newTask(row.key);
    task.title = rowLines(row, level, this.size.columns, this.palette).join('\n');
    task.state = states[row.state];
    task.subtasks = row.rows.map((below) => this.task(below, level + 1));
    return task;
  }

  private newTask(key: string): ListTask {
    const [task] = newList([{ title: key, task: () => undefined }]).tasks;
    if (!task) throw new Error('listr2 made no task');
    // The output bar of a task that has ended would gain a listener with each drawing.
    task.rendererTaskOptions = { outputBar: false };
    // A task is drawn only once it has been found enabled, which takes it until the next drawing.
    void task.check({});
    this.known.set(key, task);
    return task;
  }
}

function newList(tasks: ListrTask<object, typeof DefaultRenderer, typeof DefaultRenderer>[]): List {
  return new Listr(tasks, {
    renderer: DefaultRenderer,
    fallbackRenderer: DefaultRenderer,
    registerSignalListeners: false,
    exitOnError: false,
  });
}

const states: Readonly<Record<RowState, ListrTaskState>> = {
  waiting: ListrTaskState.WAITING,
  running: ListrTaskState.STARTED,
  passed: ListrTaskState.COMPLETED,
  failed: ListrTaskState.FAILED,
  skipped: ListrTaskState.SKIPPED,
  warning: ListrTaskState.ROLLED_BACK,
};

function listStyle(palette: Palette, spinner: Spinner): typeof DefaultRenderer.rendererOptions {
  return {
    icon: {
      WAITING: symbols.waiting,
      PENDING: () => spinner.fetch(),
      COMPLETED: symbols.passed,
      FAILED: symbols.failed,
      FAILED_WITH_SUBTASKS: symbols.failed,
      SKIPPED_WITH_COLLAPSE: symbols.skipped,
      ROLLED_BACK: symbols.warning,
    },
    color: {
      WAITING: color(palette.faint),
      PENDING: color(palette.busy),
      COMPLETED: color(palette.good),
      FAILED: color(palette.bad),
      FAILED_WITH_SUBTASKS: color(palette.bad),
      SKIPPED_WITH_COLLAPSE: color(palette.faint),
      ROLLED_BACK: color(palette.warn),
    },
  };
}

function color(style: Style): (text?: string) => string {
  return (text = '') => style(text);
}

/** Its titles are wrapped already: to measure them again, eight times a second, would take more time than all the rest. */
class LaidOutRenderer extends DefaultRenderer {
  protected override format(message: string, icon: string, level: number): string[] {
    const indent = '  '.repeat(level);
    return message.split('\n').map((line, index) => `${indent}${index === 0 ? icon : ' '} ${line.trimEnd()}`);
  }
}

/** Says when it turns, which is just before each drawing. */
class FollowingSpinner extends Spinner {
  constructor(private readonly turned: () => void) {
    super();
  }

  override start(draw?: () => void): void {
    super.start(draw, frameMs);
  }

  override spin(): void {
    super.spin();
    this.turned();
  }
}
