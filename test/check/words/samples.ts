import { z } from 'zod';

/**
 * Values of a union: each of its members with all that is optional, and without. A text is called after its field, such as
 * `field-question`, so that it is found again in a sentence.
 */
export function samplesOf<S extends z.ZodType>(schema: S): z.infer<S>[] {
  const json = schemaOf(z.toJSONSchema(schema));
  const values = [true, false].flatMap((full) => valuesOf(json, { root: json, full, name: 'x' }));
  const distinct = [...new Set(values.map((value) => JSON.stringify(value)))];
  return distinct.map((value) => schema.parse(JSON.parse(value)));
}

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, unknown>>;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly unknown[];
  readonly anyOf?: readonly unknown[];
  readonly items?: unknown;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
}

interface Making {
  readonly root: Schema;
  /** Whether with what is optional. */
  readonly full: boolean;
  /** Of the field that is made. */
  readonly name: string;
}

/** Members of a union one by one; of everything else one value, of an enumeration several. */
function valuesOf(schema: Schema, making: Making): unknown[] {
  const { $ref, oneOf, anyOf } = schema;
  if ($ref !== undefined)
    return valuesOf(schemaOf(making.root.$defs?.[$ref.replace('#/$defs/', '')]), making);
  const branches = oneOf ?? anyOf;
  if (branches !== undefined) return branches.flatMap((branch) => valuesOf(schemaOf(branch), making));
  if ('const' in schema) return [schema.const];
  if (schema.enum !== undefined) return [...schema.enum];
  switch (schema.type) {
    case 'object':
      return objectsOf(schema, making);
    case 'array':
      return [valuesOf(schemaOf(schema.items), making).slice(0, 2)];
    case 'boolean':
      return [true, false];
    case 'integer':
      return [2];
    case 'string':
      return [`field-${making.name.toLowerCase()}`];
    case undefined:
    default:
      throw new Error(`no value for ${JSON.stringify(schema)}`);
  }
}

/** As many objects as a field has values, the others keeping their first. */
function objectsOf({ properties = {}, required = [] }: Schema, making: Making): object[] {
  const fields = Object.entries(properties)
    .filter(([name]) => making.full || required.includes(name))
    .map(([name, schema]) => ({ name, values: valuesOf(schemaOf(schema), { ...making, name }) }));
  const first = Object.fromEntries(fields.map(({ name, values }) => [name, values[0]]));
  return fields.flatMap(({ name, values }) => values.map((value) => ({ ...first, [name]: value })));
}

function schemaOf(value: unknown): Schema {
  if (typeof value !== 'object' || value === null) throw new Error('no schema');
  return value;
}
