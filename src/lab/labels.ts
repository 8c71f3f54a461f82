/**
 * Labels on everything that the tool creates. What carries none of them is somebody else's and is never touched.
 */
export const label = {
  /** Hash of the workspace folder: whose lab it is. */
  workspace: 'ait-lab.workspace',
  /** Id of the run that created it. */
  run: 'ait-lab.run',
  /** Number of the task; on images too, so that containers started by hand have it. */
  task: 'ait-lab.task',
  /** `ha`, `s1`, …: the name inside the lab's network, whatever the container is called outside. */
  node: 'ait-lab.node',
  /** On images: `ha` or `webapp`. */
  image: 'ait-lab.image',
  /** On images: digest of everything that they are built from. */
  recipe: 'ait-lab.recipe',
  /** On images of somebody's own Dockerfiles: hash of the folder that has them. */
  repository: 'ait-lab.repository',
  /** On the same: the base that something else stood in for, such as `haproxy:1.5`. */
  repaired: 'ait-lab.repaired',
} as const;

export interface Owner {
  readonly workspace: string;
  readonly run: string;
  readonly task: number;
}

/** Labels for a resource of one task of one run. */
export function ownerLabels({ workspace, run, task }: Owner): Record<string, string> {
  return { [label.workspace]: workspace, [label.run]: run, [label.task]: String(task) };
}
