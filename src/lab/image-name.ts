/** What an image of the product is called. */
export function imageName(kind: string, target: string): string {
  return `ait-lab/${kind}:${target}`;
}
