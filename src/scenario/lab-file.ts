import { z } from 'zod';
import { chapterItem } from './checked-item.js';

/**
 * The words of a lab's description, `tasks/lab.yaml`. This schema is the only source: the type that plans carry, the
 * loader's errors and `tasks/lab.schema.json` (for editors) all come from it.
 */
const name = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'a name in small letters');
const absolutePath = z.string().regex(/^\/[^\0]*$/, 'an absolute path inside the container');
const portNumber = z.int().min(1).max(65535);
const hostNumber = z.int().min(2).max(254);

const port = z.strictObject({
  container: portNumber,
  host: portNumber.optional().meta({ description: 'where it is published; absent: on a free port' }),
});

const image = z.strictObject({
  name: name.meta({ description: 'the image is called ait-lab/NAME:TARGET' }),
  dockerfile: z.string().regex(/^[\w./-]+$/, 'a path within the folder of the images'),
  target: z
    .string()
    .regex(/^[a-z0-9{}-]+$/)
    .meta({ description: 'target of the Dockerfile; {task} is the number of the task' }),
  folders: z.array(z.string()).min(1).meta({
    description: 'folders of the build context that the image is made of: a change there builds it anew',
  }),
});

const create = z.strictObject({
  hostname: z
    .enum(['node', 'none'])
    .default('node')
    .meta({ description: "the node's name, or what the engine gives: the container's short id" }),
  environment: z
    .record(z.string().regex(/^[A-Z_][A-Z0-9_]*$/, 'a variable name in capitals'), z.string())
    .default({})
    .meta({
      description: '{node} stands for the name of the node, {address NODE} for the address of another',
    }),
  command: z.array(z.string()).min(1).optional().meta({ description: "in place of the image's own" }),
  user: z.string().min(1).optional().meta({ description: "in place of the image's own" }),
  aliases: z
    .array(name)
    .default([])
    .meta({ description: 'further names in the DNS of the network, shared by all of this role' }),
  capabilities: z.enum(['none', 'default']).default('none'),
  stopSignal: z
    .string()
    .regex(/^SIG[A-Z0-9]+$/, 'a signal such as SIGTERM')
    .optional()
    .meta({ description: "in place of the image's own" }),
  memoryMiB: z.int().min(16).max(4096).default(256),
  processes: z.int().min(8).max(4096).default(256),
  cpus: z.number().min(0.1).max(64).optional().meta({ description: 'processors at most' }),
  cpuShares: z.int().min(2).max(262_144).optional().meta({
    description: 'weight among containers that want the CPU at the same time; 1024 is the ordinary one',
  }),
});

/** What a balancer can be made of: HAProxy, its agent, and what lets backends in where no handler does. */
export const balancerServices = ['haproxy', 'serf', 'backends'] as const;

const balancer = z.strictObject({
  nodes: z
    .record(name, hostNumber)
    .refine((nodes) => Object.keys(nodes).length > 0, 'at least one balancer')
    .meta({
      description: 'each balancer by name, with the last number of its address; the first is the main one',
    }),
  image,
  ports: z.strictObject({
    http: port,
    stats: port,
    admin: port
      .optional()
      .meta({ description: "HAProxy's admin socket, where it can be reached from outside" }),
  }),
  create: create.prefault({}),
  table: z
    .strictObject({
      backend: z.string().min(1).meta({ description: "name of the backend in HAProxy's configuration" }),
      from: z.enum(['admin', 'stats']).meta({
        description: 'who is asked for the table of servers: the admin socket or the statistics page',
      }),
    })
    .meta({ description: "HAProxy's own table of servers" }),
  services: z.array(z.enum(balancerServices)).default([]).meta({
    description: 'what the supervisor of the last stage keeps up in it, as far as it is known',
  }),
  places: z.strictObject({
    configuration: absolutePath.meta({ description: 'the configuration that HAProxy runs with' }),
    rendered: absolutePath.optional().meta({ description: 'what a template of one event is rendered to' }),
    nodes: absolutePath.optional().meta({ description: 'folder with a file a live backend' }),
    handlersLog: absolutePath
      .optional()
      .meta({ description: "what the handlers of Serf's events write down" }),
  }),
});

const backend = z.strictObject({
  nodes: z.strictObject({
    name: z
      .string()
      .regex(/^[a-z][a-z-]*\{n\}$/, 'a name with its number at the end, such as s{n}')
      .meta({ description: 's{n} makes s1, s2, …' }),
    every: z
      .int()
      .min(1)
      .max(64)
      .meta({ description: 'the last number of the address of n is this times n' }),
    hosts: z.array(hostNumber).optional().meta({
      description: 'the last numbers of the addresses of the first ones, where they do not follow the step',
    }),
    most: z.int().min(1).max(128).meta({ description: 'the highest number' }),
  }),
  image,
  ports: z.strictObject({
    app: port.meta({ description: "host is that of the first one, the others' follow it" }),
  }),
  create: create.prefault({}),
});

export const capabilities = ['supervised', 'serf', 'handlers', 'template', 'nodes', 'reload'] as const;

export const labFileSchema = z
  .strictObject({
    lab: z.string().min(1).max(80).meta({ description: 'what the lab is called' }),
    extends: z.string().optional().meta({
      description: 'another description in the same folder, of which this one says the differences',
    }),
    network: z.strictObject({
      name: z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}$/, 'a Docker network name'),
      subnet: z.string().meta({ description: 'IPv4 subnet, /16 to /24' }),
    }),
    base: z
      .strictObject({ name, dockerfile: z.string(), folders: z.array(z.string()).min(1) })
      .optional()
      .meta({ description: 'an image that all others stand on, handed to their Dockerfiles as BASE' }),
    roles: z.strictObject({ balancer, backend }),
    findings: z.boolean().default(false).meta({
      description:
        'a fact that does not come true is a finding about somebody’s images: the next step goes on',
    }),
    programs: z
      .strictObject({ serf: z.string().min(1).default('serf') })
      .prefault({})
      .meta({ description: 'what they are called inside the containers' }),
    gossipKey: z
      .strictObject({ path: absolutePath, owner: z.int().min(0) })
      .optional()
      .meta({
        description: 'a key of the gossip that every node gets before it starts, and the user that owns it',
      }),
    byHand: z
      .array(z.int().min(1))
      .default([])
      .meta({ description: 'numbers of the backends that are written into the configuration by hand' }),
    chapters: z
      .array(chapterItem)
      .default([])
      .meta({ description: 'chapters that a report has beside those of the tasks' }),
    stages: z
      .record(z.string(), z.array(z.enum(capabilities)))
      .refine((stages) => Object.keys(stages).length > 0, 'at least one stage')
      .meta({ description: 'by target of the images: what it can do beyond the stages before it' }),
  })
  .meta({ title: 'ait-lab lab', description: 'A lab: who takes part, and where everything is' });

export type LabFile = z.infer<typeof labFileSchema>;
