/** What a drawing has to know of the lab whose nodes it shows; all else stands in the recorded files. */
export interface DrawnLab {
  /** Names of the balancers; the first one is drawn above the backends. */
  readonly balancers: readonly string[];
  /** Ports within the balancer, by what they are for. */
  readonly ports: Readonly<Partial<Record<PortPurpose, number>>>;
}

/** What a balancer's port is for, in the order in which they are drawn. */
export const portPurposes = ['http', 'stats', 'admin'] as const;

export type PortPurpose = (typeof portPurposes)[number];
