import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readYaml } from '../../../src/read/content/yaml-file.ts';
import { emptyFolder, inOneLine } from '../profile/read-here.ts';

const schema = z.strictObject({
  steps: z.array(z.strictObject({ id: z.string(), covers: z.array(z.int()).default([]) })),
  words: z.record(z.string(), z.array(z.strictObject({ text: z.string() }))).optional(),
});

async function read(text: string): Promise<string[]> {
  const file = `${emptyFolder({ 'a.yaml': text })}/a.yaml`;
  const { diagnostics } = await readYaml(file, schema);
  for (const { place } of diagnostics) expect(place).toMatchObject({ file, text });
  return diagnostics.map((finding) => inOneLine(finding));
}

describe('readYaml', () => {
  it('gives what is right', async () => {
    const file = `${emptyFolder({ 'a.yaml': 'steps: [{id: x}]\n' })}/a.yaml`;
    const { value, diagnostics } = await readYaml(file, schema);
    expect({ value, diagnostics }).toEqual({ value: { steps: [{ id: 'x', covers: [] }] }, diagnostics: [] });
  });

  it('tells every mistake where it stands, in units of UTF-16', async () => {
    expect(
      await read('steps:\n  - { id: "🙂🙂", covers: [1, x] }\n  - id: 3\nwords:\n  a.b:\n    - text: 1\n'),
    ).toEqual([
      expect.stringMatching(/^2:31 error content\.invalid: steps\.0\.covers\.1: /),
      expect.stringMatching(/^3:9 error content\.invalid: steps\.1\.id: /),
      expect.stringMatching(/^6:13 error content\.invalid: words\.a\.b\.0\.text: /),
    ]);
  });

  it('tells what is missing where the part starts that should hold it', async () => {
    expect(await read('steps:\n  - covers: []\n')).toEqual([expect.stringMatching(/^2:5 .*steps\.0\.id/)]);
    expect(await read('# nothing yet\nwords: {}\n')).toEqual([expect.stringMatching(/^2:1 .*steps/)]);
  });

  it('tells what has no value at its key', async () => {
    expect(await read('words: {}\nsteps:\n')).toEqual([expect.stringMatching(/^2:1 .*steps/)]);
  });

  it('follows what is repeated by its name', async () => {
    expect(await read('words:\n  a: &x\n    - text: 1\n  b: *x\nsteps: []\n')).toEqual([
      expect.stringMatching(/^3:13 .*words\.a/),
      expect.stringMatching(/^3:13 .*words\.b/),
    ]);
  });

  it('tells where YAML itself is broken', async () => {
    expect(await read('steps:\n  - [\n')).toEqual([expect.stringMatching(/^3:1 error content\.yaml: /)]);
  });
});
