import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { leave, PROFILE, workplace } from '../cli/run.ts';
import { makeKext } from '../fixtures/make/kext.ts';
import { codes, hasErrors, isDone, type Previewing, previewing } from './previewing.ts';

let folder: string;

beforeEach(async () => {
  folder = await workplace({ 'disk.yaml': PROFILE });
});

afterEach(() => leave(folder));

const at = (name: string) => path.join(folder, name);
const GUIDE = 'pages/test-disk/en/install-intel-macos-13.html';
const WELCOME = 'pages/panes/en/welcome.html';

/** Writes as editors do that never let anybody see half a file. */
async function saveByRename(name: string, text: string): Promise<void> {
  await writeFile(at(`${name}.new`), text);
  await rename(at(`${name}.new`), at(name));
}

/** The next version of the pages after what is done here; each save is seen, however often a page is made in between. */
async function seen(preview: Previewing, page: string, words: string | RegExp, save: () => Promise<unknown>) {
  const fits = (text: string) => (typeof words === 'string' ? text.includes(words) : words.test(text));
  expect(fits(await preview.get(page))).toBe(false);
  const { version } = await preview.until(isDone);
  await save();
  let last = version;
  for (;;) {
    const state = await preview.until((next) => next.version > last);
    last = state.version;
    if (fits(await preview.get(page))) return;
  }
}

it('shows what is saved in a profile, in place or by a rename, again and again', async () => {
  await using preview = await previewing(at('disk.yaml'));
  const says = (what: string) => PROFILE.replace('It makes disks.', what);
  await seen(preview, GUIDE, 'It spins disks.', () => writeFile(at('disk.yaml'), says('It spins disks.')));
  await seen(preview, GUIDE, 'It grinds disks.', () => saveByRename('disk.yaml', says('It grinds disks.')));
  await seen(preview, WELCOME, 'It turns disks.', () => saveByRename('disk.yaml', says('It turns disks.')));
  await seen(preview, WELCOME, 'It moves disks.', () => writeFile(at('disk.yaml'), says('It moves disks.')));
});

it('shows what is saved in a folder of the vendor’s own words: topics, strings, templates, pictures', async () => {
  await writeFile(at('disk.yaml'), `${PROFILE}content: words\n`);
  await mkdir(at('words/en/topics'), { recursive: true });
  await mkdir(at('words/templates/pictures'), { recursive: true });
  await using preview = await previewing(at('disk.yaml'));
  const save = (name: string, text: string) => () => writeFile(at(`words/${name}`), text);
  const topic = (words: string) => save('en/topics/pane-welcome.md', `# Welcome\n\n${words}\n`);
  await seen(preview, WELCOME, 'Brand new words.', topic('Brand new words.'));
  await seen(preview, WELCOME, 'Other words.', topic('Other words.'));
  await seen(preview, GUIDE, 'Telling words', save('en/strings.yaml', 'ui.in-short: Telling words\n'));
  const template = await readFile(path.join(import.meta.dirname, '../../templates/support.hbs'), 'utf8');
  await seen(
    preview,
    GUIDE,
    'data-mine',
    save('templates/support.hbs', `<p data-mine>Mine</p>\n${template}`),
  );
  await seen(preview, GUIDE, 'my own drawing', save('templates/pictures/allow.hbs', '<b>my own drawing</b>'));
});

it('shows a file that is named anew, and what becomes of it', async () => {
  await using preview = await previewing(at('disk.yaml'));
  const svg = (color: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg"><path fill="${color}" d="M0 0h9v9z"/></svg>`;
  const data = (text: string) => Buffer.from(text).toString('base64').replace(/=+$/, '');
  // Named before it is there: that is an error until it is.
  await writeFile(at('disk.yaml'), PROFILE.replace('  vendor:', '  logo: art/logo.svg\n  vendor:'));
  expect(codes(await preview.until(hasErrors))).toContain('profile.no-file');
  await seen(preview, GUIDE, data(svg('red')), async () => {
    await mkdir(at('art'));
    await writeFile(at('art/logo.svg'), svg('red'));
  });
  await seen(preview, GUIDE, data(svg('blue')), () => saveByRename('art/logo.svg', svg('blue')));
  const shown = PROFILE.replace('what: It makes disks.', 'what: "It makes ![a disk](art/disk%20one.svg)"');
  await writeFile(at('art/disk one.svg'), svg('green'));
  await seen(preview, GUIDE, data(svg('green')), () => writeFile(at('disk.yaml'), shown));
  await seen(preview, GUIDE, data(svg('black')), () => writeFile(at('art/disk one.svg'), svg('black')));
});

it('shows a bundle that is built anew', async () => {
  const kext = (architectures: string[]) =>
    makeKext(at('Disk.kext'), {
      id: 'com.example.disk',
      name: 'TestDisk',
      version: '1.0',
      executable: { archs: architectures as never },
    });
  await kext(['arm64e']);
  await writeFile(at('disk.yaml'), PROFILE.replace(/kexts:.*/s, 'kexts:\n  - bundle: Disk.kext\n'));
  await using preview = await previewing(at('disk.yaml'));
  const { made } = await preview.until(isDone);
  expect(JSON.stringify(made?.plan)).not.toContain('install-intel-macos-13');
  await rm(at('Disk.kext'), { recursive: true });
  await kext(['arm64e', 'x86_64']);
  await preview.until((state) => JSON.stringify(state.made?.plan).includes('install-intel-macos-13'));
  expect(await preview.get(GUIDE)).toContain('Test Disk');
});

it('starts with a profile that is not there, or wrong, and says so until it is right', async () => {
  await rm(at('disk.yaml'));
  await using preview = await previewing(at('disk.yaml'));
  const missing = await preview.until(isDone);
  expect(codes(missing)).toEqual(['profile.missing']);
  expect(missing.made).toBe(null);
  await writeFile(at('disk.yaml'), PROFILE.replace('vendor:', 'vendro:'));
  const wrong = await preview.until((state) => codes(state).includes('profile.unknown-key'));
  const finding = wrong.findings.find(({ code }) => code === 'profile.unknown-key')!;
  expect(finding.message).toContain('Did you mean "vendor"?');
  expect(finding.where).toMatch(/disk\.yaml:4:3$/);
  expect(finding.frame).toContain('> 4 |   vendro: Test Works');
  await writeFile(at('disk.yaml'), PROFILE);
  await preview.until((state) => !hasErrors(state) && state.made !== null);
  expect(await preview.get(WELCOME)).toContain('It makes disks.');
});

it('keeps the last good pages while something is wrong, and shows the next good ones', async () => {
  await writeFile(at('disk.yaml'), `${PROFILE}content: words\n`);
  await mkdir(at('words/templates'), { recursive: true });
  await using preview = await previewing(at('disk.yaml'));
  const good = await preview.get(GUIDE);
  for (const [name, text, code] of [
    ['disk.yaml', `${PROFILE}content: words\ncolour: red\n`, 'profile.unknown-key'],
    ['disk.yaml', 'product: [', 'profile.syntax'],
    ['words/templates/guide.hbs', '{{#if}', 'content.bad-template'],
  ] as const) {
    await writeFile(at(name), text);
    const state = await preview.until((next) => codes(next).includes(code));
    expect(state.made?.product.name).toBe('Test Disk');
    expect(await preview.get(GUIDE)).toBe(good);
    if (name === 'disk.yaml') await writeFile(at(name), `${PROFILE}content: words\n`);
    else await rm(at(name));
    await preview.until((next) => isDone(next) && !hasErrors(next));
    expect(await preview.get(GUIDE)).toBe(good);
  }
});

it('finds what is wrong in a language that nobody looks at', async () => {
  await writeFile(at('disk.yaml'), `${PROFILE}content: words\nlocales: [en, en-GB]\n`);
  await mkdir(at('words/en-GB'), { recursive: true });
  await using preview = await previewing(at('disk.yaml'));
  await preview.get(GUIDE);
  expect(hasErrors(await preview.until(isDone))).toBe(false);
  await writeFile(at('words/en-GB/strings.yaml'), 'guide.title: "{action, select"\n');
  const state = await preview.until((next) => isDone(next) && hasErrors(next));
  expect(codes(state)).toContain('content.bad-string');
  expect(await preview.get(GUIDE)).toContain('Test Disk');
});
