/** Every colour of the drawings, on light and on dark. What carries meaning has a contrast of 3:1 and more, text 4.5:1. */
export const colours = {
  page: { light: '#ffffff', dark: '#0d1117' },
  line: { light: '#d0d7de', dark: '#3d444d' },
  text: { light: '#1f2328', dark: '#e6edf3' },
  soft: { light: '#59636e', dark: '#9aa4b0' },
  'net-fill': { light: '#f4f8f4', dark: '#101c15' },
  'net-line': { light: '#7fae86', dark: '#3f7a4a' },
  'box-fill': { light: '#eef4ff', dark: '#16243c' },
  'box-line': { light: '#6f90c4', dark: '#5c82bf' },
  'gone-fill': { light: '#f6f6f7', dark: '#15191f' },
  'gone-line': { light: '#80868e', dark: '#7c8590' },
  flow: { light: '#3b5b92', dark: '#86aef0' },
  gossip: { light: '#2f7d3b', dark: '#6fc47c' },
  bad: { light: '#b93815', dark: '#ff8f6b' },
  backend1: { light: '#0b66b3', dark: '#5aa9f0' },
  backend2: { light: '#b94a05', dark: '#f08a4b' },
  backend3: { light: '#087f5e', dark: '#3cc79a' },
  backend4: { light: '#a33f70', dark: '#e08fc0' },
  backend5: { light: '#836200', dark: '#d9b13b' },
  backend6: { light: '#5b4bc4', dark: '#a397f5' },
  backend7: { light: '#0f7691', dark: '#5cc9e6' },
  backend8: { light: '#7a4a2c', dark: '#c99a78' },
} as const;

export type ColourName = keyof typeof colours;

/** Colours of the backends in their order; after the last one they begin again. */
export const backendColours = [
  'backend1',
  'backend2',
  'backend3',
  'backend4',
  'backend5',
  'backend6',
  'backend7',
  'backend8',
] as const satisfies readonly ColourName[];

/** Rules that set the colours as custom properties; on a screen they follow the reader's scheme, in print they are light. */
export function colourRules(selector: string, names: readonly ColourName[]): string[] {
  const properties = (scheme: 'light' | 'dark'): string =>
    names.map((name) => `--${name}:${colours[name][scheme]}`).join(';');
  return [
    `${selector}{${properties('light')}}`,
    `@media screen and (prefers-color-scheme:dark){${selector}{${properties('dark')}}}`,
  ];
}
