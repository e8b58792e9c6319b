import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filesOf, languagesIn } from '../../../src/read/package/shown-files.ts';

const ROWS: [file: string, paths: string[], languages: (string | null)[]][] = [
  ['readme.html', ['readme.html'], [null]],
  ['Resources/readme.html', ['readme.html'], [null]],
  ['./Resources/readme.html', ['de.lproj/readme.html'], ['de']],
  ['readme.html', ['other.html', 'en.lproj/other.html'], []],
  ['readme.html', ['Readme.HTML', 'EN.lproj/README.html', 'fr.LPROJ/readme.html'], [null, 'EN', 'fr']],
  ['License', ['English.lproj/License', 'pt_BR.lproj/License'], ['English', 'pt_BR']],
  ['en.lproj/license.txt', ['en.lproj/license.txt', 'fr.lproj/license.txt'], ['en']],
  ['EN.lproj/License.txt', ['en.lproj/license.txt', 'license.txt'], ['en']],
  ['en.lproj/license.txt', ['license.txt'], []],
  ['W.rtfd', ['en.lproj/W.rtfd/TXT.rtf', 'en.lproj/W.rtfd/a.png', 'W.rtfd2'], ['en']],
  ['texts/W.rtfd', ['texts/W.rtfd/TXT.rtf', 'de.lproj/texts/W.rtfd/TXT.rtf'], [null, 'de']],
];

describe('a file that a Distribution names', () => {
  test.each(ROWS)('%s among %j is there in %j', (file, paths, languages) => {
    expect(languagesIn(paths)(file)).toEqual(languages);
  });

  test('is there for those who look at its languages where it is for those who look for its files', () => {
    const name = fc.constantFrom(
      'a',
      'A',
      'b.html',
      'B.HTML',
      'en.lproj',
      'EN.lproj',
      'fr.lproj',
      'Resources',
    );
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(path, fc.uniqueArray(path, { maxLength: 5 }), (file, paths) => {
        expect(languagesIn(paths)(file).length > 0).toBe(filesOf(file, paths).length > 0);
      }),
    );
  });
});
