import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { diagnosticJson, printDiagnostics } from '../../src/diagnostics/print.ts';

const plain = { color: false, cwd: '/project' };
const TEXT = 'product:\n  name: Acme\n  nmae: Acme\n  vendor: Acme\nkexts: []\nloads: app\n';
const unknown = (place?: Parameters<typeof diagnostic>[2]) =>
  diagnostic(
    'profile.unknown-key',
    { key: 'nmae', within: 'product', allowed: ['name'], suggestion: 'name' },
    place,
  );

describe('printDiagnostics', () => {
  it('shows place, severity, sentence, code and the lines around', () => {
    const finding = unknown({ file: '/project/a/b.yaml', line: 3, column: 3, text: TEXT });
    expect(printDiagnostics([finding], plain)).toBe(`\
a/b.yaml:3:3  error  "product" has no key "nmae". Did you mean "name"? Allowed: name.  profile.unknown-key
  1 | product:
  2 |   name: Acme
> 3 |   nmae: Acme
    |   ^
  4 |   vendor: Acme
  5 | kexts: []
`);
  });

  it('separates findings by an empty line', () => {
    const gap = diagnostic('profile.gap', { key: 'loads', from: 'bundle' }, { file: 'x.kext' });
    const missing = diagnostic('profile.missing', { path: 'no.yaml' });
    expect(printDiagnostics([gap, missing], plain)).toBe(`\
x.kext  warning  The guides are a draft: a bundle cannot tell "loads". The guides say that the installer starts the loading; an app or a device may do it instead.  profile.gap

error  There is no file or folder no.yaml. Check the path; it starts at the folder you are in.  profile.missing
`);
    expect(printDiagnostics([], plain)).toBe('');
  });

  it.each([
    ['/project/a.yaml', 'a.yaml'],
    ['a.yaml', 'a.yaml'],
    ['./b/../a.yaml', 'a.yaml'],
    ['/else/a.yaml', '/else/a.yaml'],
    ['../a.yaml', '../a.yaml'],
    ['/project/..a.yaml', '..a.yaml'],
  ])('names %s as %s', (file, shown) => {
    expect(printDiagnostics([unknown({ file })], plain).split('  ')[0]).toBe(shown);
  });

  it('colours the first line only, and only where asked', () => {
    const finding = unknown({ file: 'a.yaml', line: 1, column: 1, text: 'nmae: 1\n' });
    const colored = printDiagnostics([finding], { color: true, cwd: '/project' });
    expect(colored).toContain('\u001b[31merror\u001b[39m');
    expect(stripVTControlCharacters(colored)).toBe(printDiagnostics([finding], plain));
    expect(colored.split('\n').slice(1).join('\n')).not.toContain('\u001b');
  });

  it('writes out what could steer a terminal', () => {
    const text = 'a: "\u001b]0;x\u0007\u202e"\r\nb\u0085: 1\n';
    const finding = diagnostic(
      'profile.missing',
      { path: '\u001b[31mx\n\u202ey' },
      { file: 'f\u001b', line: 1, column: 5, text },
    );
    expect(printDiagnostics([finding], plain)).toBe(`\
f\\u{1b}:1:5  error  There is no file or folder \\u{1b}[31mx\\u{a}\\u{202e}y. Check the path; it starts at the folder you are in.  profile.missing
> 1 | a: "\ufffd]0;x\ufffd\ufffd"
    |     ^
  2 | b\ufffd: 1
`);
  });

  it('shows the part around the place of a very long line', () => {
    const text = `${'a'.repeat(500)}X${'b'.repeat(500)}`;
    const finding = unknown({ file: 'f', line: 1, column: 501, text });
    const [, line, mark] = printDiagnostics([finding], plain).split('\n');
    expect(line!.length).toBeLessThan(140);
    expect(line!.charAt(mark!.indexOf('^'))).toBe('X');
  });

  it('keeps the mark under its character behind a tab', () => {
    const [, line, mark] = printDiagnostics(
      [unknown({ file: 'f', line: 1, column: 3, text: '\t"nmae": 1\n' })],
      plain,
    ).split('\n');
    expect(line).toBe('> 1 | \t"nmae": 1');
    expect(mark).toBe('    | \t ^');
  });

  it('never throws, and never lets a control character through', () => {
    const any = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(
        any,
        any,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 400 }),
        (text, path, line, column) => {
          const finding = diagnostic('profile.missing', { path }, { file: path, line, column, text });
          expect(printDiagnostics([finding], plain)).not.toMatch(/[^\P{Cc}\n\t]/u);
        },
      ),
    );
  });
});

describe('diagnosticJson', () => {
  it('keeps the place without the text of the file', () => {
    expect(diagnosticJson(unknown({ file: 'a.yaml', line: 3, column: 3, text: TEXT }))).toEqual({
      code: 'profile.unknown-key',
      severity: 'error',
      message: '"product" has no key "nmae". Did you mean "name"? Allowed: name.',
      place: { file: 'a.yaml', line: 3, column: 3 },
    });
  });

  it('has a null for a place that is not known', () => {
    expect(diagnosticJson(diagnostic('profile.missing', { path: 'x\u001b' }))).toEqual({
      code: 'profile.missing',
      severity: 'error',
      message: 'There is no file or folder x\\u{1b}. Check the path; it starts at the folder you are in.',
      place: null,
    });
  });
});
