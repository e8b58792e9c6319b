import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { MACOS_VERSIONS, parseRange } from '../../../src/read/profile/range.ts';

describe('parseRange', () => {
  it.each([
    ['>=11', '11', null],
    ['>= 13', '13', null],
    ['>12', '13', null],
    ['>15', '26', null],
    ['>=13 <=15', '13', '15'],
    ['>=13, <26', '13', '15'],
    ['<=13', '11', '13'],
    ['<26', '11', '15'],
    ['12', '12', '12'],
    ['=12', '12', '12'],
    ['11-15', '11', '15'],
    [' 11 – 27 ', '11', '27'],
    ['14-26', '14', '26'],
    ['>=27', '27', null],
  ])('reads %j', (text, from, to) => {
    expect(parseRange(text)).toEqual({ range: { from, to } });
  });

  it.each([
    ['', 'form', ''],
    ['eleven', 'form', 'eleven'],
    ['>=11 or newer', 'form', '>=11 or newer'],
    ['=>11', 'form', '=>11'],
    ['>=11 <=15 <=14', 'form', '>=11 <=15 <=14'],
    ['-11', 'form', '-11'],
    ['>=10.15', 'old', '10.15'],
    ['>=10', 'old', '10'],
    ['>=13.1', 'minor', '13.1'],
    ['011', 'minor', '011'],
    ['>=16', 'never', '16'],
    ['15-25', 'never', '25'],
    ['>=28', 'newer', '28'],
    ['11-28', 'newer', '28'],
    ['>=15 <=13', 'nothing', '>=15 <=13'],
    ['15-13', 'nothing', '15-13'],
    ['>27', 'nothing', '>27'],
    ['12 13', 'nothing', '12 13'],
  ])('refuses %j: %s', (text, kind, version) => {
    expect(parseRange(text)).toEqual({ problem: { kind, version } });
  });

  it('never throws, and what it gives is known and in order', () => {
    const versions: readonly string[] = MACOS_VERSIONS;
    const part = fc.constantFrom(
      '>=',
      '<=',
      '>',
      '<',
      '=',
      '-',
      ' ',
      ',',
      '11',
      '13',
      '15',
      '26',
      '27',
      '9',
      '.',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part).map((parts) => parts.join('')),
        ),
        (text) => {
          const read = parseRange(text);
          if (!('range' in read)) return;
          const { from, to } = read.range;
          expect(versions).toContain(from);
          if (to !== null) expect(versions.indexOf(to)).toBeGreaterThanOrEqual(versions.indexOf(from));
        },
      ),
    );
  });

  it('knows the versions that the content knows', () => {
    const file = new URL('../../../content/macos.yaml', import.meta.url);
    const content = parse(readFileSync(file, 'utf8')) as { version: string }[];
    expect(content.map(({ version }) => version)).toEqual([...MACOS_VERSIONS]);
  });
});
