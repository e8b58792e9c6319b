import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { profileJsonSchema } from '../src/read/profile/schema/json-schema.ts';

/** What of JSON Schema our schema uses. */
interface Schema {
  description?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  default?: unknown;
  examples?: unknown[];
}

/**
 * Writes docs/profile.md: every key of a profile, from the schema that checks it.
 *
 *     node scripts/profile-page.ts
 */
export function profilePage(): string {
  const schema = profileJsonSchema() as Schema;
  const lines = [
    '# The profile',
    '',
    'A profile is a YAML or JSON file with the facts about one product. Keys marked * are required. Paths start at the',
    'folder of the profile. What is wrong is told with its line, all of it at once; an unknown key is an error.',
    'Made from the schema by `npm run schema`; [complete examples](../examples/).',
    '',
    'Put this line on top, and editors complete and check what you write:',
    '',
    '```yaml',
    '# yaml-language-server: $schema=./node_modules/kextguide/schema/kextguide.schema.json',
    '```',
  ];
  for (const [key, child] of Object.entries(schema.properties ?? {})) {
    if (key === '$schema') continue;
    const star = schema.required?.includes(key) ? '*' : '';
    lines.push('', `## ${key}${star}`, '', described(child));
    const rows = rowsOf(child, '');
    if (rows.length > 0) lines.push('', '| key | holds |', '| --- | --- |', ...rows);
  }
  return `${lines.join('\n')}\n`;
}

/** One row for each key inside, those of inner maps too. */
function rowsOf(schema: Schema, prefix: string): string[] {
  const map = shapesOf(schema).find((shape) => shape.properties);
  return Object.entries(map?.properties ?? {}).flatMap(([key, child]) => {
    const star = map?.required?.includes(key) ? '*' : '';
    const inner = rowsOf(child, `${prefix}${key}.`);
    return [`| \`${prefix}${key}\`${star} | ${described(child).replaceAll('|', '\\|')} |`, ...inner];
  });
}

/** A schema, and what it lets stand in its place. */
function shapesOf(schema: Schema): Schema[] {
  const inner = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.items ? [schema.items] : [])];
  return [schema, ...inner.flatMap(shapesOf)];
}

function described(schema: Schema): string {
  const words = schema.description ?? shapesOf(schema).find((shape) => shape.description)?.description ?? '';
  const choices = [...new Set(shapesOf(schema).flatMap((shape) => shape.enum ?? []))];
  const allowed = choices.length > 0 ? ` One of ${choices.map((choice) => `\`${choice}\``).join(', ')}.` : '';
  const preset = schema.default === undefined ? '' : ` Default: \`${JSON.stringify(schema.default)}\`.`;
  const example = schema.examples?.[0];
  const shown =
    example === undefined
      ? ''
      : ` Example: \`${typeof example === 'string' ? example : JSON.stringify(example)}\`.`;
  return `${words}${allowed}${preset}${shown}`.trim();
}

if (import.meta.main) {
  await writeFile(path.join(import.meta.dirname, '..', 'docs', 'profile.md'), profilePage());
}
