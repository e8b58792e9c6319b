import { describe, expect, it } from 'vitest';
import { exitCode } from '../../../src/diagnostics/diagnostic.ts';
import { stampFrom } from '../../../src/render/pdf/stamp.ts';

describe('the date of the PDFs', () => {
  it('is SOURCE_DATE_EPOCH, else always the same day', () => {
    expect(stampFrom({ SOURCE_DATE_EPOCH: '1767225600' }).value?.toISOString()).toBe(
      '2026-01-01T00:00:00.000Z',
    );
    expect(stampFrom({ SOURCE_DATE_EPOCH: '0' }).value?.getTime()).toBe(0);
    expect(stampFrom({}).value).toEqual(stampFrom({ SOURCE_DATE_EPOCH: '' }).value);
  });

  it.each(['yesterday', '-1', '1.5', '1e9', '99999999999999'])(
    'is not %s, which is the user’s fault',
    (epoch) => {
      const { value, diagnostics } = stampFrom({ SOURCE_DATE_EPOCH: epoch });
      expect(value).toBeUndefined();
      expect(diagnostics).toMatchObject([{ code: 'browser.epoch' }]);
      expect(exitCode(diagnostics)).toBe(1);
    },
  );
});
