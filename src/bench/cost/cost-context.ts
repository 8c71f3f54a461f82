import type { Engine } from '../../docker/engine.js';
import type { BenchLabs } from '../bench-labs.js';
import type { Owner } from '../../lab/labels.js';

/** What the measurements of cost need from outside; the images have to be there. */
export interface CostContext {
  readonly engine: Engine;
  readonly labs: BenchLabs;
  /** On everything that is created; removed by these labels, whatever happens. */
  readonly owner: Owner;
  /** Before the names of containers and networks, such as `ait-bench-`. */
  readonly prefix: string;
  /** Folder of the Dockerfiles and what they copy. */
  readonly images: string;
  /** Folder of the programs that run inside the balancer's container: `bench/cost` of the product. */
  readonly programs: string;
  readonly seed: number;
  readonly quick: boolean;
  readonly signal: AbortSignal;
  /** Ends the measurement with what it has. */
  readonly timeUp?: AbortSignal;
  readonly progress: (text: string) => void;
}

/** Why something was not measured, or not all of it. */
export const noTime = 'there was no time left for it in half an hour';
