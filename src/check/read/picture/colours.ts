/**
 * What a colour means on HAProxy's statistics page, 1.5 to 3.x, light or dark. `up` is a server that lives, `leaving` one
 * that is up after a failed or before a first check, `down` one that does not get traffic; `odd` one whose state says
 * nothing of that (a spare, drained or unchecked server).
 */
export const colours = {
  other: 0,
  white: 1,
  black: 2,
  heading: 3,
  name: 4,
  plain: 5,
  up: 6,
  leaving: 7,
  down: 8,
  odd: 9,
  grey: 10,
} as const;
export type Colour = (typeof colours)[keyof typeof colours];

/** Tells them apart with room for other screens' colours, JPEG and borders that were blurred into them. */
export function colourOf(red: number, green: number, blue: number): Colour {
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  if (most - least <= 10) {
    if (least >= 240) return colours.white;
    if (most <= 40) return colours.black;
    if (least >= 216) return colours.odd;
    return colours.grey;
  }
  // #20d0d0, #1aa6a6
  if (least === red && Math.min(green, blue) - red >= 50 && Math.abs(green - blue) <= 40 && most >= 120) {
    return colours.heading;
  }
  // #b00040, #8d0033
  if (red >= 120 && red <= 215 && green <= 60 && red - blue >= 60 && blue >= green) return colours.name;
  return light(red, green, blue) ?? dark(red, green, blue) ?? colours.other;
}

function light(red: number, green: number, blue: number): Colour | undefined {
  const near = (one: number, other: number, most: number): boolean => Math.abs(one - other) <= most;
  // #c0ffc0
  if (green >= 215 && green - red >= 22 && green - blue >= 22 && red >= 140 && near(red, blue, 36)) {
    return colours.up;
  }
  // #e8e8d0
  if (near(red, green, 10) && red >= 205 && red <= 246 && red - blue >= 11 && red - blue <= 45) {
    return colours.plain;
  }
  // #ffffa0
  if (near(red, green, 22) && red >= 225 && red - blue >= 50 && blue >= 90) return colours.leaving;
  // #ff9090
  if (red >= 215 && red - green >= 55 && red - blue >= 55 && green >= 80 && near(green, blue, 32)) {
    return colours.down;
  }
  // #c07820, #ffd020
  if (near(red, 192, 18) && near(green, 120, 22) && blue <= 70) return colours.down;
  if (red >= 235 && near(green, 208, 20) && blue <= 90) return colours.down;
  // #b0d0ff, #90b0e0, #20a0ff
  if (blue >= 210 && blue - red >= 60 && blue - green >= 30 && green - red >= 18) return colours.odd;
  return undefined;
}

function dark(red: number, green: number, blue: number): Colour | undefined {
  // #165900
  if (green >= 66 && green <= 125 && green - red >= 40 && green - blue >= 55) return colours.up;
  // #6c6c00
  if (Math.abs(red - green) <= 18 && red >= 80 && red <= 140 && red - blue >= 70) return colours.leaving;
  // #760000
  if (red >= 90 && red <= 150 && green <= 40 && blue <= 40) return colours.down;
  return undefined;
}
