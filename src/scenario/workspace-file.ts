import { z } from 'zod';
import { languages } from './language.js';

const port = z.int().min(1).max(65535);

/** `ait-lab.yaml` in a workspace: what differs there from the lab's own names, addresses and ports. */
export const workspaceFileSchema = z.strictObject({
  title: z.string().min(1).max(200).optional().meta({ description: 'title of the report' }),
  authors: z.array(z.string().min(1)).optional().meta({ description: 'who hands the report in' }),
  repository: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({ description: 'address of the repository' }),
  lang: z
    .enum(languages)
    .optional()
    .meta({ description: "language of the report's fixed words, and of what check tells" }),
  subnet: z.string().optional().meta({ description: 'IPv4 subnet of the network, /16 to /24' }),
  network: z
    .string()
    .regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}$/, 'a Docker network name')
    .optional(),
  bind: z.ipv4().optional().meta({ description: 'address on the host that ports are published on' }),
  ports: z
    .strictObject({ http: port, stats: port, admin: port, app: port })
    .partial()
    .optional()
    .meta({ description: 'host ports; app is the one of s1, s2 has the next' }),
  base: z.string().min(1).optional().meta({ description: 'base image of all images' }),
  nodes: z.int().min(1).max(64).optional().meta({ description: 'web applications in task 6' }),
  images: z
    .enum(['lab', 'own'])
    .optional()
    .meta({ description: 'whose: ours, or those of ha/ and webapp/; default own where these are there' }),
  variant: z
    .string()
    .regex(/^[a-z][a-z0-9]*$/, 'the name of a variant, such as hitless')
    .optional()
    .meta({ description: 'variant of the tasks that have it; default lab' }),
});

/** Its language, whatever else is in it. */
export const languageOfWorkspaceSchema = z.looseObject({ lang: z.enum(languages).optional() });

export type WorkspaceFile = z.infer<typeof workspaceFileSchema>;
