import { describe, expect, test } from 'vitest';
import { readKext } from '../../../src/read/bundle/kext.ts';
import { codesOf } from './reading.ts';
import { at, make, makeInside, WIDGET } from './widget.ts';

describe('readKext', () => {
  test('gives the facts, with the kexts inside', async () => {
    make();
    makeInside('A.kext');
    const { value } = await readKext(at('Widget.kext'));
    expect(value).toMatchObject({ id: WIDGET.id, nested: [{ id: 'inside.A.kext', nested: [] }] });
  });

  test('gives no value without an identifier, and never that of a kext inside', async () => {
    make({ extraKeys: { CFBundleIdentifier: undefined } });
    makeInside('A.kext');
    const { value, diagnostics } = await readKext(at('Widget.kext'));
    expect(value).toBeUndefined();
    expect(codesOf(diagnostics)).toEqual(['bundle.no-identifier']);
  });

  test('gives a value without a version', async () => {
    expect((await readKext(make({ extraKeys: { CFBundleShortVersionString: '$(V)' } }))).value).toMatchObject(
      {
        version: null,
      },
    );
  });
});
