/** A container in a list, with the API's own names for what matters of it. */
export interface ListedContainer {
  readonly Id: string;
  /** Each with a slash before it; none while it is being removed. */
  readonly Names: readonly string[];
  /** The image's name, or its id once another image has that name. */
  readonly Image: string;
  readonly Command: string;
  /** Seconds since 1970. */
  readonly Created: number;
  /** `running`, `exited`, …. */
  readonly State: string;
  /** `Up 3 minutes`, …. */
  readonly Status: string;
  readonly Labels: Readonly<Record<string, string>>;
  readonly Ports: readonly ListedPort[];
  readonly NetworkSettings: { readonly Networks: Readonly<Record<string, unknown>> };
}

/** A port of a container in a list; without a host's address and port it is exposed and not published. */
export interface ListedPort {
  readonly IP: string;
  readonly PrivatePort: number;
  readonly PublicPort: number;
  /** `tcp` or `udp`. */
  readonly Type: string;
}

/** What the engine knows of one container, as far as it matters; there is more, which `docker inspect` shows. */
export interface InspectedContainer {
  readonly State: {
    /** `running`, `exited`, …. */
    readonly Status: string;
    readonly Running: boolean;
    readonly ExitCode: number;
    readonly StartedAt: string;
    readonly FinishedAt: string;
  };
  readonly RestartCount: number;
  readonly Config: {
    readonly Image: string;
    readonly Hostname: string;
    /** Each `NAME=value`. */
    readonly Env: readonly string[];
    readonly Labels: Readonly<Record<string, string>>;
  };
  readonly NetworkSettings: {
    /** By `80/tcp`; null for a port that is exposed and not published. */
    readonly Ports: Readonly<Record<string, readonly PortBinding[] | null>>;
    readonly Networks: Readonly<Record<string, { readonly IPAddress: string } | undefined>>;
  };
}

/** Where a port is published on the engine's machine. */
export interface PortBinding {
  readonly HostIp: string;
  readonly HostPort: string;
}

/** What the engine knows of one image, as far as it matters. */
export interface InspectedImage {
  readonly Id: string;
  /** Bytes of all its layers together. */
  readonly Size: number;
  readonly RootFS: { readonly Layers?: readonly string[] | undefined };
  readonly Config: {
    /** `null` where the image has none. */
    readonly Labels: Readonly<Record<string, string>> | null;
    readonly Env?: unknown;
    readonly Cmd?: unknown;
    readonly Entrypoint?: unknown;
    readonly User?: unknown;
    readonly ExposedPorts?: unknown;
    readonly WorkingDir?: unknown;
  };
}
