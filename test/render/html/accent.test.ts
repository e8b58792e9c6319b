import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readable, tooPale } from '../../../src/read/profile/accent.ts';
import { printPage } from '../../../src/render/pdf/page.ts';
import { ONE_CODE } from '../../plan/profiles.ts';
import { draw, say } from '../said.ts';

/** Backgrounds that the accent is read on, as styles/*.css have them: page and tinted box. */
const LIGHT = ['#ffffff', '#f4f4f7'];
const DARK = ['#1c1c1e', '#2a2a2d'];

function guideWith(accent: string) {
  const { product } = ONE_CODE.profile;
  return say({ ...ONE_CODE.profile, product: { ...product, accent } }).guides[0]!;
}

/** The accents of a page: each that is set, in order; the last of its mode holds. */
function accents(html: string): string[] {
  return [...html.matchAll(/--accent: (#[0-9a-f]{6})/gi)].map(([, color]) => color!.toLowerCase());
}

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe('the color of a vendor', () => {
  it('is taken as it is, or refused with one that is taken', () => {
    const color = fc
      .integer({ min: 0, max: 0xffffff })
      .map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(color, (accent) => {
        const low = tooPale(accent);
        const isFine = LIGHT.every((paper) => contrast(accent, paper) >= 4.5);
        expect(low === undefined).toBe(isFine);
        if (low !== undefined) expect(tooPale(readable(accent, 'light'))).toBeUndefined();
      }),
    );
  });

  it.each(['#ffcc00', '#ffffff', '#000000', '#00ff00', '#0b6e4f', '#7a3eb1', '#808080', '#F0E0FF'])(
    'can be read where it is %s, light and dark and on paper',
    (accent) => {
      const guide = guideWith(accent);
      const [light, dark] = accents(draw('guide', guide)).slice(-2);
      for (const paper of LIGHT) expect(contrast(light!, paper), `on ${paper}`).toBeGreaterThanOrEqual(4.5);
      for (const paper of DARK) expect(contrast(dark!, paper), `on ${paper}`).toBeGreaterThanOrEqual(4.5);
      const print = printPage(guide, draw, '').replace(/@media screen[\s\S]*?\n\}/g, '');
      expect(accents(print).at(-1)).toBe(light);
    },
  );

  it('stays what it is where it can be read', () => {
    expect(accents(draw('guide', guideWith('#0b6e4f'))).at(-2)).toBe('#0b6e4f');
    expect(accents(draw('guide', guideWith('#4da3ff'))).at(-1)).toBe('#4da3ff');
  });
});
