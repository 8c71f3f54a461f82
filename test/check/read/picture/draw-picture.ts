export type Rgb = readonly [number, number, number];

/** A picture to draw on, white at first. */
export class Drawing {
  readonly rgb: Uint8Array;

  constructor(
    readonly width: number,
    readonly height: number,
    ground: Rgb = [255, 255, 255],
  ) {
    this.rgb = new Uint8Array(width * height * 3);
    this.fill(0, 0, width, height, ground);
  }

  fill(left: number, top: number, width: number, height: number, colour: Rgb): void {
    for (let y = Math.max(0, top); y < Math.min(this.height, top + height); y++) {
      for (let x = Math.max(0, left); x < Math.min(this.width, left + width); x++) {
        this.rgb.set(colour, (y * this.width + x) * 3);
      }
    }
  }

  /** Strokes as thin and as dense as those of letters. */
  write(left: number, top: number, width: number, colour: Rgb): void {
    for (let x = left; x < left + width; x += 6) {
      this.fill(x, top, 1, 8, colour);
      this.fill(x, top + ((x * 7) % 8), 4, 1, colour);
    }
  }

  /** Its part from row `top` up to and without `bottom`. */
  rowsFrom(top: number, bottom: number): Drawing {
    const part = new Drawing(this.width, bottom - top);
    part.rgb.set(this.rgb.subarray(top * this.width * 3, bottom * this.width * 3));
    return part;
  }

  /** Smaller or larger, as a browser or word processor makes it: each pixel is the mean of those that it covers. */
  scaled(factor: number): Drawing {
    const to = new Drawing(Math.round(this.width * factor), Math.round(this.height * factor));
    const samples = 4;
    for (let y = 0; y < to.height; y++) {
      for (let x = 0; x < to.width; x++) {
        const sum = [0, 0, 0];
        for (let part = 0; part < samples * samples; part++) {
          const fromX = Math.floor((x + (part % samples) / samples) / factor);
          const fromY = Math.floor((y + Math.floor(part / samples) / samples) / factor);
          const from = (Math.min(this.height - 1, fromY) * this.width + Math.min(this.width - 1, fromX)) * 3;
          for (let channel = 0; channel < 3; channel++) {
            sum[channel] = (sum[channel] ?? 0) + (this.rgb[from + channel] ?? 0);
          }
        }
        to.rgb.set(
          sum.map((value) => value / samples ** 2),
          (y * to.width + x) * 3,
        );
      }
    }
    return to;
  }

  /** Lower to the right, by `slope` pixels a column: a photograph, or a scan. */
  tilted(slope: number): Drawing {
    const to = new Drawing(this.width, this.height + Math.ceil(this.width * slope));
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) {
        const from = (y * this.width + x) * 3;
        const row = y + Math.floor(x * slope);
        to.rgb.set(this.rgb.subarray(from, from + 3), (row * this.width + x) * 3);
      }
    }
    return to;
  }

  /** Each colour changed, as by another screen. */
  recoloured(change: (value: number, channel: number) => number): Drawing {
    const to = new Drawing(this.width, this.height);
    for (const [at, value] of this.rgb.entries()) {
      to.rgb[at] = Math.min(255, Math.max(0, change(value, at % 3)));
    }
    return to;
  }
}

export type ServerState = 'up' | 'down' | 'leaving' | 'unchecked';

interface Look {
  /** The servers of the backend, from the top. */
  readonly servers: readonly ServerState[];
  readonly dark?: boolean;
}

/** A page such as HAProxy shows: a legend, a table of two rows without servers, and a table with the servers. */
export function drawStatsPage({ servers, dark = false }: Look): Drawing {
  const theme = dark ? darkTheme : lightTheme;
  const height = 170 + tableHeight(2) + tableHeight(servers.length + 1) + 30;
  const page = new Drawing(1000, height, theme.ground);
  page.write(8, 10, 200, theme.text);
  page.fill(8, 40, 984, 20, theme.plain);
  const legend = [theme.up, theme.leaving, theme.down, theme.unchecked];
  for (const [index, colour] of legend.entries()) {
    page.fill(400, 66 + index * 18, 10, 16, colour);
    page.write(416, 70 + index * 18, 120, theme.text);
  }
  drawTable(page, 150, [theme.plain, theme.plain], theme);
  drawTable(page, 150 + tableHeight(2) + 20, [...servers.map((state) => theme[state]), theme.plain], theme);
  return page;
}

/** Where the second table of `drawStatsPage` begins, and where its first server does. */
export const serversTable = { top: 150 + 96 + 20, firstServer: 150 + 96 + 20 + 18 + 36 };

const pitch = 18;

function tableHeight(rows: number): number {
  return 18 + 2 * pitch + rows * pitch + 6;
}

function drawTable(page: Drawing, top: number, rows: readonly Rgb[], theme: Theme): void {
  page.fill(10, top, 110, 18, theme.name);
  page.write(30, top + 5, 50, theme.title);
  for (const [index, colour] of [theme.heading, theme.heading, ...rows].entries()) {
    const y = top + 18 + index * pitch;
    page.fill(10, y, 980, pitch + 1, theme.border);
    page.fill(11, y + 1, 978, pitch - 1, colour);
    for (let x = 120; x < 980; x += 40) {
      page.fill(x, y, 1, pitch, theme.border);
      page.write(x + 12, y + 5, 18, theme.text);
    }
  }
}

interface Theme extends Record<ServerState, Rgb> {
  readonly ground: Rgb;
  readonly text: Rgb;
  readonly heading: Rgb;
  readonly name: Rgb;
  readonly title: Rgb;
  readonly plain: Rgb;
  readonly border: Rgb;
}

const lightTheme: Theme = {
  ground: [255, 255, 255],
  text: [0, 0, 0],
  heading: [0x20, 0xd0, 0xd0],
  name: [0xb0, 0, 0x40],
  title: [0xff, 0xff, 0x40],
  plain: [0xe8, 0xe8, 0xd0],
  border: [128, 128, 128],
  up: [0xc0, 0xff, 0xc0],
  down: [0xff, 0x90, 0x90],
  leaving: [0xff, 0xff, 0xa0],
  unchecked: [0xe0, 0xe0, 0xe0],
};

const darkTheme: Theme = {
  ground: [0x13, 0x15, 0x16],
  text: [0xe8, 0xe6, 0xe3],
  heading: [0x1a, 0xa6, 0xa6],
  name: [0x8d, 0, 0x33],
  title: [0xff, 0xff, 0x46],
  plain: [0x2f, 0x34, 0x37],
  border: [128, 128, 128],
  up: [0x16, 0x59, 0],
  down: [0x76, 0, 0],
  leaving: [0x6c, 0x6c, 0],
  unchecked: [0x2a, 0x2d, 0x2f],
};

/** A terminal of so many lines. */
export function drawTerminal(lines: number, ground: Rgb, ink: Rgb): Drawing {
  const terminal = new Drawing(640, lines * 16 + 8, ground);
  for (let line = 0; line < lines; line++) terminal.write(8, line * 16 + 6, 200 + ((line * 97) % 400), ink);
  return terminal;
}

/** Boxes with lines between them. */
export function drawArchitecture(): Drawing {
  const drawing = new Drawing(800, 600);
  drawing.fill(60, 60, 200, 120, [0x9b, 0x27, 0xb0]);
  drawing.fill(500, 60, 220, 150, [0xaa, 0xaa, 0x99]);
  drawing.fill(500, 300, 220, 150, [0xff, 0xd9, 0x50]);
  drawing.fill(260, 120, 240, 4, [0x44, 0x88, 0xbb]);
  drawing.write(80, 100, 120, [255, 255, 255]);
  drawing.write(520, 120, 120, [0, 0, 0]);
  return drawing;
}
