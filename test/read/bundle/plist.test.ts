import { expect, test } from 'vitest';
import { parse } from './reading.ts';

test.each([
  ['nothing', '', 'plist.empty'],
  ['blanks', ' \n', 'plist.empty'],
  ['JSON', '{"CFBundleIdentifier": "a"}', 'plist.unknown'],
  ['an OpenStep list', '{ CFBundleIdentifier = a; }', 'plist.unknown'],
  ['a CodeResources ticket', 's8ch\x01\0\0\0', 'plist.unknown'],
  [
    'a Git LFS pointer',
    'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n',
    'bundle.git-lfs',
  ],
  ['too much', '<plist>'.padEnd(8 * 1024 * 1024 + 1), 'plist.too-large'],
])('%s is no property list', (_, source, code) => {
  expect(parse(source)).toMatchObject({ diagnostics: [{ code, severity: 'error' }] });
});
