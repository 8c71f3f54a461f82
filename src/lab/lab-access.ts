import type { Engine } from '../docker/engine.js';
import type { ExecLimits, ExecResult } from '../docker/output.js';
import type { LabDescription } from '../scenario/lab-description.js';
import type { HostNames } from './host-names.js';
import type { Owner } from './labels.js';
import type { PortName, Topology } from './topology.js';

/**
 * How the nodes of a lab are reached: all that those need who look at them or ask them something. The lab itself is more,
 * and owns some of those who ask, which is why they take this and not the lab.
 */
export interface LabAccess {
  readonly engine: Engine;
  readonly topology: Topology;
  /** Whose its containers are. */
  readonly owner: Owner;
  /** Who takes part, and where everything is in them. */
  readonly description: LabDescription;
  /** The node that traffic goes through. */
  readonly balancer: string;
  /** What its containers call themselves. */
  readonly hosts: HostNames;
  /** The name of a node's container outside. */
  container(node: string): string;
  /** Runs a command in a node's container and waits for its end. */
  exec(node: string, argv: readonly string[], limits?: ExecLimits): Promise<ExecResult>;
  /** Where a published port of a node is reached from this machine. */
  hostAddress(node: string, port: PortName): Promise<HostAddress>;
}

/** A place to connect to from this machine; port 0 where the port is not published now. */
export interface HostAddress {
  readonly host: string;
  readonly port: number;
}
