import { describe, expect, it } from 'vitest';
import { type Case, GOOD, readHere } from './read-here.ts';

describe('checkNamedFiles', () => {
  const cases: [string, string | Uint8Array, string[], Case?][] = [
    [
      'what is not there',
      `${GOOD}package: a.pkg\ndistribution: d.xml\nresources: r\ncontent: c\n`,
      [
        '4:10 error profile.no-file: "package" names a.pkg, and there is nothing. Check the path; it starts at the folder of the profile.',
        '5:15 error profile.no-file: "distribution" names d.xml, and there is nothing. Check the path; it starts at the folder of the profile.',
        '6:12 error profile.no-file: "resources" names r, and there is nothing. Check the path; it starts at the folder of the profile.',
        '7:10 error profile.no-file: "content" names c, and there is nothing. Check the path; it starts at the folder of the profile.',
      ],
    ],
    [
      'what is of the wrong kind',
      `${GOOD}distribution: r\nresources: d.xml\ncontent: d.xml\n`,
      [
        '4:15 error profile.file-kind: "distribution" names r, which is no file. Name a file.',
        '5:12 error profile.file-kind: "resources" names d.xml, which is no folder. Name a folder.',
        '6:10 error profile.file-kind: "content" names d.xml, which is no folder. Name a folder.',
      ],
      { files: { 'd.xml': '', 'r/x': '' } },
    ],
    [
      'nothing of what is there',
      `${GOOD}distribution: d.xml\nresources: r\ncontent: r\n`,
      [],
      { files: { 'd.xml': '', 'r/x': '' } },
    ],
  ];

  it.each(cases)('tells %s', async (_, profile, told, here) => {
    expect((await readHere(profile, here)).told).toEqual(told);
  });
});
