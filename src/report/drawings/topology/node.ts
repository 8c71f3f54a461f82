import { element, type Element, rounded } from '../../../drawing-kit/markup.js';
import type { ProcessRow } from './process-tree.js';
import { portPurposes } from '../drawn-lab.js';
import { hostAddress, type NodePort, type NodeView, type TopologyView } from './view.js';
import type { TopologyWords } from './words.js';
import { typeset, typesetWidth } from '../../../drawing-kit/typeset.js';

/** Where a box or a part of it is. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export const lineHeight = 18;

/** More processes than the lab ever has in a container; the text alternative names the rest. */
const mostRows = 8;

/** The frame of a node: dashed where nothing runs in it. */
export function nodeFrame(view: NodeView, area: Area, height: number): Element {
  const running = view.container?.state === 'running';
  return element('rect', { class: running ? 'box' : 'gone', ...area, height, rx: 8 });
}

/** The lines that say what a node is: name and address, image, and the container's name where it differs. */
export function nodeHead(view: NodeView, area: Area, words: TopologyWords): Element[] {
  const { node, container } = view;
  const right = !container
    ? words.noContainer
    : container.state === 'running'
      ? container.address
      : (words.containerState[container.state] ?? container.state);
  const nameWidth = Math.min(typesetWidth(node, 'name'), area.width / 2 - 4);
  const lines = container
    ? [container.image, ...(container.container === node ? [] : [container.container])]
    : [view.server?.address ?? ''];
  return [
    typeset(node, { x: area.x, y: area.y + 14, width: nameWidth + 1, face: 'name' }),
    typeset(right, {
      x: area.x + area.width,
      y: area.y + 14,
      width: area.width - nameWidth - 8,
      face: container?.state === 'running' ? 'code' : 'state',
      anchor: 'end',
    }),
    ...lines.map((line, index) =>
      typeset(line, {
        x: area.x,
        y: area.y + 33 + index * lineHeight,
        width: area.width,
        face: 'soft',
      }),
    ),
  ];
}

/** Height of what `nodeHead` draws. */
export function headHeight({ node, container }: NodeView): number {
  return 20 + lineHeight * (container && container.container !== node ? 2 : 1);
}

/** The published ports of a web application, one a line. */
export function portLines(view: NodeView, area: Area): Element[] {
  return shownPorts(view).map((port, index) =>
    typeset(`${hostAddress(port)} → ${port.container}`, {
      x: area.x,
      y: area.y + 13 + index * lineHeight,
      width: area.width,
      face: 'code',
    }),
  );
}

/** Published ports that there is room for, those with a purpose first. */
export function shownPorts({ ports }: NodeView): NodePort[] {
  const rank = ({ purpose, container }: NodePort): number =>
    purpose ? portPurposes.indexOf(purpose) - portPurposes.length : container;
  return ports.toSorted((left, right) => rank(left) - rank(right)).slice(0, 3);
}

/** The processes of a node, each below its parent. */
export function processLines(view: NodeView, area: Area, words: TopologyWords): Element[] {
  const { rows } = view;
  if (rows.length === 0) {
    const text = view.container ? words.noProcess : '';
    return text === '' ? [] : [typeset(text, { ...area, y: area.y + 13, face: 'soft' })];
  }
  const shown = rows.length > mostRows ? rows.slice(0, mostRows - 1) : rows;
  const pidWidth = Math.max(...shown.map(({ pid }) => typesetWidth(String(pid), 'soft'))) + 1;
  const base = (index: number): number => area.y + 13 + index * lineHeight;
  const indent = (row: ProcessRow): number => pidWidth + 4 + Math.min(row.depth, 5) * 12;
  return [
    ...shown.flatMap((row, index) => {
      const x = area.x + indent(row);
      const y = base(index);
      const mark = row.supervised ? 13 : 0;
      const parent = rows[row.parent];
      return [
        typeset(String(row.pid), {
          x: area.x + pidWidth,
          y,
          width: pidWidth,
          face: 'soft',
          anchor: 'end',
        }),
        ...(parent ? [branch(area.x + indent(parent) + 4, base(row.parent) + 4, x - 2, y - 4)] : []),
        ...(row.supervised ? [supervisedMark(x + 5, y - 4)] : []),
        typeset(shortCommand(row.command), {
          x: x + mark,
          y,
          width: area.x + area.width - x - mark,
          face: 'code',
          as: 'command',
        }),
      ];
    }),
    ...(shown.length === rows.length
      ? []
      : [
          typeset(words.moreProcesses(rows.length - shown.length), {
            x: area.x + pidWidth + 8,
            y: base(shown.length),
            width: area.width - pidWidth - 8,
            face: 'soft',
          }),
        ]),
  ];
}

/** Lines that `processLines` draws. */
export function processLineCount({ rows, container }: NodeView): number {
  return container ? Math.max(1, Math.min(rows.length, mostRows)) : 0;
}

/** Whether and how a node is a Serf member. */
export function memberLine(
  view: NodeView,
  { hasSerf }: TopologyView,
  area: Area,
  words: TopologyWords,
): Element[] {
  if (!hasSerf || !view.container) return [];
  const { member } = view.container;
  const y = area.y + 13;
  if (!member) return [typeset(`Serf${words.alt.colon}${words.noMember}`, { ...area, y, face: 'soft' })];
  const status = words.memberStatus[member.status] ?? member.status;
  const alive = member.status === 'alive';
  const tone = alive ? 'good' : member.status === 'failed' ? 'bad' : '';
  return [
    memberMark(area.x + 6, y - 4.5, member.status),
    typeset(`Serf${words.alt.colon}${status}, ${member.role}`, {
      x: area.x + 18,
      y,
      width: area.width - 18,
      face: 'state',
      ...(tone === '' ? {} : { class: tone }),
    }),
  ];
}

/** A diamond: the sign of a process that comes back when it dies. */
export function supervisedMark(x: number, y: number): Element {
  return element('path', {
    class: 'supervised',
    d: `M${rounded(x)} ${rounded(y - 4.5)}l4.5 4.5-4.5 4.5-4.5-4.5z`,
  });
}

/** A disc for a living member, a ring for one that left, a cross for one that failed. */
function memberMark(x: number, y: number, status: string): Element {
  if (status === 'failed') {
    return element('path', {
      class: 'cross',
      d: `M${rounded(x - 4)} ${rounded(y - 4)}l8 8m0-8l-8 8`,
    });
  }
  return element('circle', { class: status === 'alive' ? 'disc' : 'ring', cx: x, cy: y, r: 4.5 });
}

/** A line from below a parent to the left of its child. */
function branch(x: number, y: number, toX: number, toY: number): Element {
  return element('path', {
    class: 'branch',
    d: `M${rounded(x)} ${rounded(y)}V${rounded(toY)}H${rounded(toX)}`,
  });
}

/** A command without the folder of its program. */
function shortCommand(command: string): string {
  return command.replace(/^\/\S*\/(?=[^\s/])/, '');
}
