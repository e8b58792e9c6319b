import { relative } from 'node:path';
import { expect, it } from 'vitest';
import { expandProfiles } from '../../../src/read/profile/expand.ts';
import { emptyFolder, inOneLine } from './read-here.ts';

const expandIn = async (files: string[], ...named: string[]) => {
  const folder = emptyFolder(Object.fromEntries(files.map((file) => [file, ''])));
  const { value, diagnostics } = await expandProfiles(named.map((name) => `${folder}/${name}`));
  return {
    paths: value!.map((path) => relative(folder, path)),
    told: diagnostics.map((finding) => inOneLine(finding, folder)),
  };
};

it('keeps files and .kext folders as they are named, in that order', async () => {
  const { paths, told } = await expandIn(['b.yaml', 'a.json', 'c.kext/x'], 'b.yaml', 'c.kext', 'a.json');
  expect(paths).toEqual(['b.yaml', 'c.kext', 'a.json']);
  expect(told).toEqual([]);
});

it('finds and sorts what a pattern fits', async () => {
  const files = ['x/b.yaml', 'x/a.yaml', 'x/c.json', 'x/y/d.yaml', 'x/K.kext/x'];
  expect((await expandIn(files, 'x/*.yaml')).paths).toEqual(['x/a.yaml', 'x/b.yaml']);
  expect((await expandIn(files, 'x/**/*.yaml')).paths).toEqual(['x/a.yaml', 'x/b.yaml', 'x/y/d.yaml']);
  expect((await expandIn(files, 'x/{c,a}.{yaml,json}')).paths).toEqual(['x/a.yaml', 'x/c.json']);
  expect((await expandIn(files, 'x/*.kext')).paths).toEqual(['x/K.kext']);
});

it('names each once', async () => {
  expect((await expandIn(['b.yaml', 'a.yaml'], 'b.yaml', '*.yaml', './b.yaml')).paths).toEqual([
    'b.yaml',
    'a.yaml',
  ]);
});

it('takes a name with brackets for that of a file where there is one', async () => {
  expect((await expandIn(['a[1].yaml', 'a1.yaml'], 'a[1].yaml')).paths).toEqual(['a[1].yaml']);
});

it('tells what is missing, and keeps the others', async () => {
  const { paths, told } = await expandIn(['a.yaml'], 'no.yaml', '*.json', 'a.yaml');
  expect(paths).toEqual(['a.yaml']);
  expect(told).toEqual([
    'error profile.missing: There is no file or folder no.yaml. Check the path; it starts at the folder you are in.',
    'error profile.no-match: No file fits *.json. Check the pattern; it starts at the folder you are in.',
  ]);
});

it('takes packages as the profiles that they can be', async () => {
  const { paths, told } = await expandIn(['a.pkg', 'b.mpkg', 'c.yaml'], '*.*pkg');
  expect(paths).toEqual(['a.pkg', 'b.mpkg']);
  expect(told).toEqual([]);
});
