import * as z from 'zod';
import { profileSchema } from './schema.ts';

export interface JsonSchema {
  [keyword: string]: unknown;
  description?: string;
  default?: unknown;
  examples?: unknown[];
  required?: string[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  additionalProperties?: JsonSchema | boolean;
}

/** The profile's JSON Schema (draft 2020-12): what `kextguide schema` prints and `schema/` keeps for editors. */
export function profileJsonSchema(): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(profileSchema, { io: 'input', target: 'draft-2020-12' });
  return { $schema, $id: 'urn:kextguide:profile', ...rest } as JsonSchema;
}

let whole: JsonSchema | undefined;

/** The part of the JSON Schema that a place in a profile must fit, where there is one. */
export function schemaAt(path: readonly PropertyKey[]): JsonSchema | undefined {
  whole ??= profileJsonSchema();
  let schema: JsonSchema | undefined = whole;
  for (const step of path) schema = schema && child(schema, step);
  return schema;
}

function child(schema: JsonSchema, step: PropertyKey): JsonSchema | undefined {
  if (typeof step === 'number') return schema.items;
  const own = schema.properties;
  if (own && Object.hasOwn(own, step)) return own[String(step)];
  if (typeof schema.additionalProperties === 'object') return schema.additionalProperties;
  return schema.anyOf?.map((branch) => child(branch, step)).find((found) => found !== undefined);
}

/** The keys that a map of the profile may have. */
export function keysOf(schema: JsonSchema): string[] {
  const own = Object.keys(schema.properties ?? {});
  const all = new Set([...own, ...(schema.anyOf ?? []).flatMap(keysOf)]);
  all.delete('$schema');
  return [...all];
}

/** What a place of a profile holds, in words; of a text in one language, what that text is. */
export function holdsAt(path: readonly PropertyKey[]): string {
  const own = schemaAt(path)?.description;
  return own ?? (path.length === 0 ? '' : holdsAt(path.slice(0, -1)));
}

/** Whether a map cannot be without this key. */
export function isNeeded(path: readonly PropertyKey[]): boolean {
  const holder = schemaAt(path.slice(0, -1));
  return holder?.required?.includes(String(path.at(-1))) ?? false;
}
