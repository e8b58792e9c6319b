import { describe, expect, it } from 'vitest';
import { readDistribution } from '../../../src/read/package/distribution.ts';
import { applyEdits } from '../../../src/render/installer/edits.ts';
import { outsideRefs } from '../../../src/render/installer/package-refs.ts';

function outside(inner: string): string {
  const text = `<installer-gui-script>${inner}</installer-gui-script>`;
  const { packages } = readDistribution(Buffer.from(text), 'Distribution');
  return applyEdits(text, outsideRefs(text, packages)).slice(22, -23);
}

describe('the packages of a built product', () => {
  it.each([
    ['<pkg-ref id="a">#a.pkg</pkg-ref>', '<pkg-ref id="a">a.pkg</pkg-ref>'],
    [
      '<pkg-ref id="#a" x=">#">\n  #My%20Kext.pkg\n</pkg-ref>',
      '<pkg-ref id="#a" x=">#">\n  My%20Kext.pkg\n</pkg-ref>',
    ],
    [
      '<pkg-ref id="a"><!-- #1 --><bundle-version><bundle id="#b"/></bundle-version> #a.pkg</pkg-ref>',
      '<pkg-ref id="a"><!-- #1 --><bundle-version><bundle id="#b"/></bundle-version> a.pkg</pkg-ref>',
    ],
    ['<pkg-ref id="a"><![CDATA[#a#.pkg]]></pkg-ref>', '<pkg-ref id="a"><![CDATA[a#.pkg]]></pkg-ref>'],
    ['<pkg-ref id="a">&#x23;a.pkg</pkg-ref>', '<pkg-ref id="a">a.pkg</pkg-ref>'],
    [
      '<choice id="c"><pkg-ref id="a">#a.pkg</pkg-ref></choice><pkg-ref id="a">#a.pkg</pkg-ref>',
      '<choice id="c"><pkg-ref id="a">a.pkg</pkg-ref></choice><pkg-ref id="a">a.pkg</pkg-ref>',
    ],
  ])('%s is named as productbuild looks for it', (inner, made) => {
    expect(outside(inner)).toBe(made);
  });

  it.each([
    '<pkg-ref id="#a"/>',
    '<pkg-ref id="a">a#1.pkg</pkg-ref>',
    '<pkg-ref id="a">file:./Contents/a.pkg</pkg-ref>',
    '<title>#a.pkg</title>',
  ])('leaves %s', (inner) => {
    expect(outside(inner)).toBe(inner);
  });
});
