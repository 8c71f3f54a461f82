type Json = Record<string, unknown>;

/**
 * What a value breaks in a JSON schema, as paths: the keywords that our schema uses, done by hand, so that the check
 * does not rest on the library that wrote the schema.
 *
 * @throws Error on a keyword that it does not know
 */
export function schemaBreaches(schema: unknown, value: unknown, path = '$', root = schema): string[] {
  if (typeof schema === 'boolean') return schema ? [] : [path];
  return Object.entries(asMap(schema)).flatMap(([keyword, limit]) => {
    const rule = rules[keyword];
    if (!rule) throw new Error(`unknown keyword ${keyword}`);
    return rule({ limit, value, path, schema: asMap(schema), root });
  });
}

interface Check {
  readonly limit: unknown;
  readonly value: unknown;
  readonly path: string;
  readonly schema: Json;
  /** What references lead into. */
  readonly root: unknown;
}

const noRule = (): string[] => [];

const rules: Readonly<Record<string, (check: Check) => string[]>> = {
  $schema: noRule,
  title: noRule,
  description: noRule,
  id: noRule,
  default: noRule,
  $defs: noRule,
  $ref: ({ limit, value, path, root }) => schemaBreaches(definition(root, String(limit)), value, path, root),
  const: ({ limit, value, path }) => breach(value === limit, path),
  type: ({ limit, value, path }) =>
    breach(typeOf(value) === limit || (limit === 'number' && typeOf(value) === 'integer'), path),
  enum: ({ limit, value, path }) => breach(asList(limit).includes(value), path),
  minimum: ({ limit, value, path }) => breach(typeof value !== 'number' || value >= Number(limit), path),
  maximum: ({ limit, value, path }) => breach(typeof value !== 'number' || value <= Number(limit), path),
  minLength: ({ limit, value, path }) =>
    breach(typeof value !== 'string' || value.length >= Number(limit), path),
  maxLength: ({ limit, value, path }) =>
    breach(typeof value !== 'string' || value.length <= Number(limit), path),
  pattern: ({ limit, value, path }) =>
    breach(typeof value !== 'string' || new RegExp(String(limit), 'u').test(value), path),
  minItems: ({ limit, value, path }) => breach(!Array.isArray(value) || value.length >= Number(limit), path),
  items: ({ limit, value, path, root }) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => schemaBreaches(limit, item, `${path}[${index}]`, root))
      : [],
  anyOf: ({ limit, value, path, root }) =>
    breach(
      asList(limit).some((branch) => schemaBreaches(branch, value, path, root).length === 0),
      path,
    ),
  oneOf: ({ limit, value, path, root }) =>
    breach(
      asList(limit).filter((branch) => schemaBreaches(branch, value, path, root).length === 0).length === 1,
      path,
    ),
  minProperties: ({ limit, value, path }) =>
    breach(typeOf(value) !== 'object' || Object.keys(asMap(value)).length >= Number(limit), path),
  required: ({ limit, value, path }) =>
    asList(limit).flatMap((name) => breach(typeOf(value) !== 'object' || String(name) in asMap(value), path)),
  propertyNames: ({ limit, value, path, root }) =>
    entriesOf(value).flatMap(([name]) => schemaBreaches(limit, name, `${path}.${name}`, root)),
  properties: ({ limit, value, path, root }) =>
    entriesOf(value).flatMap(([name, inner]) =>
      name in asMap(limit) ? schemaBreaches(asMap(limit)[name], inner, `${path}.${name}`, root) : [],
    ),
  additionalProperties: ({ limit, value, path, schema, root }) =>
    entriesOf(value)
      .filter(([name]) => !(name in asMap(schema['properties'] ?? {})))
      .flatMap(([name, inner]) => schemaBreaches(limit, inner, `${path}.${name}`, root)),
};

/** What `#/$defs/NAME` leads to. */
function definition(root: unknown, reference: string): unknown {
  const name = reference.replace('#/$defs/', '');
  const found = asMap(asMap(root)['$defs'])[name];
  if (found === undefined) throw new Error(`no definition ${reference}`);
  return found;
}

function breach(holds: boolean, path: string): string[] {
  return holds ? [] : [path];
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (Number.isInteger(value)) return 'integer';
  return value === null ? 'null' : typeof value;
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeOf(value) === 'object' ? Object.entries(asMap(value)) : [];
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function asMap(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
