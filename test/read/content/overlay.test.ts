import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sentence } from '../../../src/diagnostics/diagnostic.ts';
import { contentReader, planProfile } from '../../../src/prepare.ts';
import { readContent } from '../../../src/read/content/read-content.ts';
import { emptyFolder, GOOD } from '../profile/read-here.ts';

/** What is said about a folder of the vendor's: `file:line:column severity code: sentence`, the file from the folder on. */
async function told(files: Record<string, string>, locales = ['en']): Promise<string[]> {
  const overlay = emptyFolder(files);
  const { diagnostics } = await readContent({ overlay, locales });
  return diagnostics.map((finding) => inOneLine(finding, overlay));
}

/** What is said when a profile with these files in its content folder is planned. */
async function planned(profile: string, files: Record<string, string>): Promise<string[]> {
  const inWords = Object.entries(files).map(([name, text]) => [`words/${name}`, text]);
  const folder = emptyFolder({
    'p.yaml': `${GOOD}content: words\n${profile}`,
    ...Object.fromEntries(inWords),
  });
  const { diagnostics } = await planProfile(join(folder, 'p.yaml'), contentReader());
  return diagnostics.map((finding) => inOneLine(finding, join(folder, 'words')));
}

function inOneLine(finding: Parameters<typeof sentence>[0], folder: string): string {
  const { file, line, column } = finding.place!;
  const where = [file.slice(folder.length + 1), line, column].filter((part) => part !== undefined);
  return `${where.join(':')} ${finding.severity} ${finding.code}: ${sentence(finding)}`;
}

const TERM = '\n  - { macos: 11-, text: Foo, confidence: verified, source: me }\n';

describe('a content folder', () => {
  it('may hold whatever has the name of one of our files, and notes', async () => {
    expect(
      await told({
        'en/strings.yaml': 'ui.help: Help\n',
        'en/terms.yaml': `allow-button:${TERM}`,
        'en/topics/allow.md': '# Allow\n',
        'en/topics/.allow.md.swp': '',
        'de/anything': '',
        'templates/guide.hbs': '',
        'templates/styles/page.css': '',
        'README.md': '',
        '.DS_Store': '',
        '.git/config': '',
      }),
    ).toEqual([]);
  });

  it('may hold a picture of its own that a topic of its own shows', async () => {
    const topic = '# Allow\n\n::picture[My window]{of=my-window}\n';
    const picture = { 'templates/pictures/my-window.hbs': '<i class="said"></i>' };
    expect(await told({ 'en/topics/allow.md': topic, ...picture })).toEqual([]);
    expect(await told({ ...picture })).toEqual([
      expect.stringMatching(/^templates\/pictures\/my-window.hbs warning content.unknown-file: /),
    ]);
  });

  it('is told of a picture that nothing draws', async () => {
    expect(await told({ 'en/topics/allow.md': '# Allow\n\n::picture[The alert]{of=alart}\n' })).toEqual([
      'en/topics/allow.md:3:1 error content.no-picture: There is no picture "alart". Did you mean "alert"? ' +
        'Write templates/pictures/alart.hbs in your content folder, or take the line out.',
    ]);
  });

  it.each([
    ['topic/allow.md', 'topic', 'en/topics'],
    ['topics/allow.md', 'topics', 'en/topics'],
    ['allow.md', 'allow.md', 'en/topics/allow.md'],
    ['string.yaml', 'string.yaml', 'en/strings.yaml'],
    ['flow.yml', 'flow.yml', 'flow.yaml'],
    ['template/guide.hbs', 'template', 'templates'],
    ['en_GB/strings.yaml', 'en_GB', 'en-GB'],
    ['EN/strings.yaml', 'EN', 'en'],
    ['en/term.yaml', 'en/term.yaml', 'en/terms.yaml'],
    ['en/topic/allow.md', 'en/topic', 'en/topics'],
    ['en/topics/allow.markdown', 'en/topics/allow.markdown', 'en/topics/allow.md'],
    ['templates/giude.hbs', 'templates/giude.hbs', 'templates/guide.hbs'],
    ['templates/page.css', 'templates/page.css', 'templates/styles/page.css'],
    ['templates/style/page.css', 'templates/style', 'templates/styles'],
  ])('with %s in it: nothing reads that', async (file, stray, meant) => {
    const name = `"${stray}"`;
    expect(await told({ [file]: '' }, ['en', 'en-GB'])).toEqual([
      expect.stringMatching(
        new RegExp(`^${stray} warning content\\.unknown-file: .*${name}.*Did you mean "${meant}"`),
      ),
    ]);
  });

  it('may hold what is for somebody else: that is said, and warned about only among our files', async () => {
    const files = { 'zzzz/a.png': '', 'disk.yaml': GOOD, 'en/zzzz.yaml': '', 'templates/zzzz.hbs': '' };
    const lines = await told(files);
    expect(lines).toEqual([
      expect.stringMatching(/^en\/zzzz\.yaml warning content\.unknown-file: /),
      expect.stringMatching(/^templates\/zzzz\.hbs warning content\.unknown-file: /),
      expect.stringMatching(/^ info content\.unused-files: .*disk\.yaml and zzzz/),
    ]);
    expect(lines.join()).not.toContain('Did you mean');
  });

  it('may hold templates of its own that its templates set', async () => {
    const own = { 'templates/my-footer.hbs': '', 'templates/styles/mine.css': '' };
    expect(await told(own)).toHaveLength(2);
    const guide = '<style>{{> "styles/mine.css"}}</style>{{>my-footer}}';
    expect(await told({ ...own, 'templates/guide.hbs': guide })).toEqual([]);
  });
});

describe('the strings of a content folder', () => {
  it('that have no name of ours are told with their place', async () => {
    expect(await told({ 'en/strings.yaml': 'ui.help: Help\nui.hlep: Help\nzzzzzzzzzzzz: x\n' })).toEqual([
      expect.stringMatching(
        /^en\/strings\.yaml:2:1 warning content\.unknown-key: There is no string "ui\.hlep".*Did you mean "ui\.help"\?/,
      ),
      expect.stringMatching(/^en\/strings\.yaml:3:1 warning content\.unknown-key: There is no string "z+"/),
    ]);
  });

  it('may be those that its own rows and templates name', async () => {
    const row = 'id: a, phase: install, topic: allow, because: it is so, source: me';
    expect(
      await told({
        'en/strings.yaml': 'if.light-on: The light is on\nskipIf.light-off: It is off\nui.greeting: Hello\n',
        'flow.yaml': `steps: [{${row}, if: light-on}, {${row}, skipIf: light-off}]\nphases: []\nimpossible: []\n`,
        'templates/support.hbs': '<p>{{ui.greeting}}</p>',
      }),
    ).toEqual([]);
  });

  it('are told in a language that is not ours', async () => {
    const files = { 'fr/strings.yaml': 'ui.hlep: Aide\n', 'fr/topics/alow.md': '# Autoriser\n' };
    const lines = await planned('locales: [en, fr]\n', files);
    expect(lines.filter((line) => line.startsWith('fr/'))).toEqual([
      expect.stringMatching(/^fr\/strings\.yaml:1:1 warning content\.unknown-key: /),
      expect.stringMatching(/^fr\/topics\/alow\.md warning content\.unknown-topic: .*"allow"/),
    ]);
  });

  it('with a star in front do not break the run', async () => {
    expect(await told({ 'en/strings.yaml': 'ui.help: *help*\n' })).toEqual([
      expect.stringMatching(/^en\/strings\.yaml:1:10 error content\.yaml: .*alias/i),
    ]);
  });
});

describe('the terms of a content folder', () => {
  it('that have no name of ours are told with their place, unless a topic uses them', async () => {
    const terms = { 'en/terms.yaml': `alow-button:${TERM}my-button:${TERM}` };
    const stray = expect.stringMatching(
      /^en\/terms\.yaml:1:1 warning content\.unknown-key: There is no term "alow-button".*Did you mean "allow-button"\?/,
    );
    expect(await told(terms)).toEqual([
      stray,
      expect.stringMatching(/^en\/terms\.yaml:3:1 warning content\.unknown-key: .*"my-button"/),
    ]);
    const topic = '# Allow\n\nClick :term[allow-button|my-button].\n';
    expect(await told({ ...terms, 'en/topics/allow.md': topic })).toEqual([stray]);
  });
});

describe('the topics of a content folder', () => {
  const FIRMWARE = { 'en/topics/firmware.md': '# Update the firmware\n' };

  it('that are near one of ours are probably meant to be it', async () => {
    expect(await planned('', { 'en/topics/alow.md': '# Allow\n' })).toEqual([
      expect.stringMatching(
        /^en\/topics\/alow\.md warning content\.unknown-topic: .*"alow".*Did you mean "allow"\?/,
      ),
    ]);
  });

  it('that no step uses are told', async () => {
    expect(await planned('', FIRMWARE)).toEqual([
      expect.stringMatching(/^en\/topics\/firmware\.md info content\.unused-topic: .*"firmware".*"extra"/),
    ]);
  });

  it('may be those that a step of the profile names', async () => {
    expect(await planned('extra: [{after: allow, topic: firmware}]\n', FIRMWARE)).toEqual([]);
    const near = { 'en/topics/alow.md': '# Allow\n' };
    expect(await planned('extra: [{after: allow, topic: alow}]\n', near)).toEqual([]);
  });

  it('may be those that its own tables name', async () => {
    const row = 'id: a, phase: install, because: it is so, source: me';
    expect(
      await planned('', {
        ...FIRMWARE,
        'en/topics/why-new.md': '# Why new?\n',
        'flow.yaml': `steps: [{${row}, topic: firmware}]\nphases: []\nimpossible: []\n`,
        'answers.yaml': '[{id: why, topic: why-new}]\n',
      }),
    ).toEqual([]);
  });

  it('are not told where nobody can know what the steps are, nor twice', async () => {
    const wrong = await planned('extra: [{after: allow, topic: }]\n', FIRMWARE);
    expect(wrong).toEqual([expect.stringContaining('error profile.no-value')]);
    const misspelt = await planned('extra: [{after: allow, topic: firmwear}]\n', FIRMWARE);
    expect(misspelt).toEqual([expect.stringMatching(/error content\.no-topic: .*Did you mean "firmware"\?/)]);
    const both = await planned('locales: [en, en-GB]\n', FIRMWARE);
    expect(both.filter((line) => line.includes('unused-topic'))).toHaveLength(1);
  });
});

describe('a folder that several profiles share', () => {
  it('is told about once', async () => {
    const folder = emptyFolder({
      'a.yaml': `${GOOD}content: words\n`,
      'b.yaml': `${GOOD}content: words\n`,
      'words/topic/x': '',
    });
    const read = contentReader();
    const first = await planProfile(join(folder, 'a.yaml'), read);
    const second = await planProfile(join(folder, 'b.yaml'), read);
    expect(first.diagnostics.map(({ code }) => code)).toEqual(['content.unknown-file']);
    expect(second.diagnostics).toEqual([]);
    expect(second.value).toBeDefined();
  });
});
