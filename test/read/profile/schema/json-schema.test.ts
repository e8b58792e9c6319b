import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readContent } from '../../../../src/read/content/read-content.ts';
import { type JsonSchema, profileJsonSchema } from '../../../../src/read/profile/schema/json-schema.ts';
import { GOOD } from '../read-here.ts';

const fixture = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');
const ajv = new Ajv2020({ strict: false, allErrors: true });
const validate = ajv.compile(profileJsonSchema());

/** Every example of the schema, with the part that it is an example of. */
function examplesIn(schema: JsonSchema, name = ''): { name: string; schema: JsonSchema; example: unknown }[] {
  const inner = Object.entries(schema.properties ?? {}).flatMap(([key, child]) =>
    examplesIn(child, name === '' ? key : `${name}.${key}`),
  );
  const parts = [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])];
  const own = (schema.examples ?? []).map((example) => ({ name, schema, example }));
  return [...own, ...inner, ...parts.flatMap((part) => examplesIn(part, name))];
}

describe('profileJsonSchema', () => {
  it('is what schema/ holds: run "node scripts/schema.ts" after a change', () => {
    expect(fixture('schema/kextguide.schema.json')).toBe(`${JSON.stringify(profileJsonSchema(), null, 2)}\n`);
  });

  it('describes every key', () => {
    const undescribed: string[] = [];
    const walk = (schema: JsonSchema, path: string) => {
      for (const [key, child] of Object.entries(schema.properties ?? {})) {
        // A condition repeats a key that is described above it.
        if (child.description === undefined && child.type !== undefined) undescribed.push(`${path}${key}`);
        walk(child, `${path}${key}.`);
      }
      if (schema.items) walk(schema.items, `${path}[].`);
      for (const branch of schema.anyOf ?? []) walk(branch, path);
    };
    walk(profileJsonSchema(), '');
    expect(undescribed).toEqual([]);
  });

  it('gives examples that are right', async () => {
    const steps = (await readContent()).value!.flow.steps.map(({ id }) => id);
    const examples = examplesIn(profileJsonSchema());
    expect(examples.length).toBeGreaterThan(20);
    for (const { name, schema, example } of examples) {
      expect(ajv.validate(schema, example), `${name}: ${JSON.stringify(example)}`).toBe(true);
    }
    // What the schema leaves to flow.yaml.
    const after = examples.filter(({ name }) => name === 'extra.after').map(({ example }) => example);
    expect(after.length).toBeGreaterThan(0);
    expect(steps).toEqual(expect.arrayContaining(after));
  });

  it.each([
    ['a short profile', GOOD],
    ['a long profile', fixture('test/fixtures/profiles/complete.yaml')],
    ['a bundle', GOOD.replace('id: com.acme.storage', 'bundle: a.kext')],
    ['one word for the start', `${GOOD}loads: device\n`],
    ['signs beyond the first plane', GOOD.replace('Acme Storage', '👩‍💻')],
    ['an address of the schema', `$schema: x\n${GOOD}`],
  ])('accepts %s', (_, text) => {
    validate(parse(text));
    expect(validate.errors).toBeNull();
  });

  it.each([
    ['an unknown key', `${GOOD}loadz: app\n`],
    ['a version that is a number', GOOD.replace('vendor: Acme', 'vendor: Acme, version: 1.10')],
    ['a missing explain', GOOD.replace(/explain.*/, '')],
    ['an empty explain', GOOD.replace('Reads drives.', '" "')],
    ['a line break in a name', GOOD.replace('Acme Storage', '"a\\nb"')],
    ['a kext with neither bundle nor id', GOOD.replace('id: com.acme.storage', 'name: x')],
    ['an app without a name', `${GOOD}loads: {by: app}\n`],
    ['an unknown action', `${GOOD}guides: {actions: [remove]}\n`],
    ['an action twice', `${GOOD}guides: {actions: [install, install]}\n`],
    ['a range in words', `${GOOD}guides: {macos: newest}\n`],
    ['a language with an underscore', `${GOOD}locales: [en_US]\n`],
    ['a colour by name', GOOD.replace('vendor: Acme', 'vendor: Acme, accent: blue')],
    ['an address of a script', GOOD.replace('vendor: Acme', 'vendor: Acme, support: {url: "javascript:x"}')],
    ['a Team ID that is too short', `${GOOD}signing: {teamId: ABC}\n`],
    ['too many kexts', GOOD.replace(/kexts.*/, `kexts: [${'{id: a},'.repeat(51)}]`)],
  ])('refuses %s', (_, text) => {
    expect(validate(parse(text))).toBe(false);
  });
});
