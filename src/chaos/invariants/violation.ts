/** The promises, by the names under which a violation tells them. */
export const invariants = {
  requests: 'every request that may be repeated is answered',
  leave: 'no request reaches a backend that has announced its leave',
  state:
    'after 5 s of quiet the table, /nodes, the configuration, living members and running containers agree',
  lies: 'no backend is put out by what another member says of it',
  files: 'no file is half written',
  zombies: 'no process stays a zombie',
  level: 'memory and processes stay level, and no service of ha ends by itself',
} as const;

export type Invariant = keyof typeof invariants;

/** A promise that was broken, with what shows it. */
export interface Violation {
  readonly invariant: Invariant;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly expected: string;
  readonly seen: string;
}
