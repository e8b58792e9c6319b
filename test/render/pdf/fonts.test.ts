import { describe, expect, it } from 'vitest';
import { readContent } from '../../../src/read/content/read-content.ts';
import { fontCss, uncovered } from '../../../src/render/pdf/fonts.ts';

const rules = fontCss()
  .split('\n')
  .filter((line) => line.startsWith('@font-face'));

describe('the fonts', () => {
  it('have one name and two weights each, and no address but data:', () => {
    const faces = rules.map((rule) =>
      /font-family:"([^"]+)";font-weight:(\d+);font-style:(\w+)/.exec(rule)?.slice(1).join(' '),
    );
    expect([...new Set(faces)]).toEqual([
      'Kextguide Sans 400 normal',
      'Kextguide Sans 700 normal',
      'Kextguide Sans 400 italic',
      'Kextguide Mono 400 normal',
    ]);
    for (const rule of rules)
      expect(rule).toMatch(
        /;src:url\(data:font\/woff2;base64,[A-Za-z0-9+/=]+\) format\("woff2"\);unicode-range:U\+/,
      );
    expect(fontCss()).not.toMatch(/https?:|\.\//);
  });

  it('have Latin, Cyrillic, Greek and Vietnamese, the most used last', () => {
    const sans = rules.filter((rule) => rule.includes('"Kextguide Sans";font-weight:400;font-style:normal'));
    expect(sans).toHaveLength(7);
    expect(sans.at(-1)).toContain('unicode-range:U+0000-00FF');
  });
});

describe('characters without a glyph', () => {
  it('are none in the languages that the fonts are for', () => {
    const texts = [
      'Größe “a” – b — … • · ½ € ™ ©',
      'Žluťoučký kůň',
      'ęółść',
      'ĞİŞ',
      'Быстрая ґїє',
      'Ελληνικά ώ',
      'Tiếng Việt',
      'l’été ‹ › « »',
    ];
    expect(texts.flatMap(uncovered)).toEqual([]);
  });

  it('are found, each once, though unicode-range promises some of them', () => {
    expect(uncovered('a → b → c, ⌘-R, ✓, 日本, ‑')).toEqual(['→', '⌘', '✓', '日', '本', '‑']);
    expect(uncovered('x\u{1f600}\ud800')).toEqual(['\u{1f600}', '\ud800']);
  });

  it('are no spaces, controls or marks that are not seen', () => {
    expect(uncovered('a\u00ad b\u00a0c\u202fd\u2009e\u200be\u200ff\u2066g\ufeff\n\t')).toEqual([]);
  });

  it('are looked for in the composed form', () => {
    expect(uncovered('Z\u030c u\u0308'.normalize('NFD'))).toEqual([]);
  });

  it('are none of those that style sheets and templates set by themselves', async () => {
    const { templates } = (await readContent()).value!;
    for (const [name, source] of templates) expect(uncovered(source), name).toEqual([]);
  });
});
