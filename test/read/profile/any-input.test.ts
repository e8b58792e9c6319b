import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readKext } from '../../../src/read/bundle/kext.ts';
import { readPackage } from '../../../src/read/package/read-package.ts';
import { readProfile } from '../../../src/read/profile/read-profile.ts';
import { parseYaml } from '../../../src/read/profile/yaml.ts';
import { emptyFolder, inOneLine } from './read-here.ts';

describe('any input', () => {
  it('never throws, whatever the file holds', async () => {
    const folder = emptyFolder();
    const file = join(folder, 'any.yaml');
    const words = fc.constantFrom(
      ...'product explain kexts name vendor what why id bundle loads locales guides macos content extra by'.split(
        ' ',
      ),
    );
    const lines = fc.array(
      fc.tuple(
        fc.nat(4),
        fc.oneof(words, fc.constantFrom('-', '? a', '<<', '&a', '*a', '!t')),
        fc.string({ maxLength: 8 }),
      ),
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      lines.map((all) =>
        all.map(([indent, key, value]) => `${' '.repeat(indent)}${key}: ${value}`).join('\n'),
      ),
      fc.jsonValue().map((value) => JSON.stringify(value, null, '\t')),
      fc
        .dictionary(words, fc.oneof(fc.jsonValue(), fc.dictionary(words, fc.jsonValue())))
        .map((map) => stringify(map)),
    );
    await fc.assert(
      fc.asyncProperty(text, async (content) => {
        writeFileSync(file, content);
        const { value, diagnostics } = await readProfile(file, { readKext, readPackage });
        expect(value !== undefined || diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
        for (const finding of diagnostics) expect(inOneLine(finding)).not.toMatch(/undefined|\[object/);
      }),
      { numRuns: 500 },
    );
  });

  it('reads any JSON as JSON.parse does', () => {
    const object = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue());
    const indent = fc.constantFrom(undefined, '\t', 2);
    fc.assert(
      fc.property(object, indent, (value, space) => {
        fc.pre(!JSON.stringify(value).includes('__proto__'));
        const text = JSON.stringify(value, null, space);
        expect(parseYaml('any.json', text).value?.value).toEqual(JSON.parse(text));
      }),
    );
  });
});
