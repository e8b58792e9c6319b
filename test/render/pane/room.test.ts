import { globSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentReader, type Planned, planProfile, sayPlanned } from '../../../src/prepare.ts';
import { paneHeight } from '../../../src/render/pane/height.ts';
import { drawPane } from '../../../src/render/pane/pane.ts';
import { ROOM, tellRoom } from '../../../src/render/pane/room.ts';
import { fontCss } from '../../../src/render/pdf/fonts.ts';
import { found } from '../pdf/printing.ts';
import { draw, explained } from '../said.ts';
import { ask, type Showing, show, showing } from '../showing.ts';

const EXAMPLES = path.join(import.meta.dirname, '..', '..', '..', 'examples');
const read = contentReader();
const examples = await Promise.all(
  globSync('*.yaml', { cwd: EXAMPLES }).map(
    async (name) => [name, (await planProfile(path.join(EXAMPLES, name), read)).value!] as const,
  ),
);
const [[, vault]] = examples.filter(([name]) => name.startsWith('halden')) as [readonly [string, Planned]];

/** The pages of the Installer, and what is told of them. */
function installer(planned: Planned, what?: string, why?: string) {
  const profile = what === undefined ? planned.profile : explained(planned.profile, what, why ?? what);
  const { panes } = sayPlanned({ ...planned, profile }).said.get('en')!;
  const welcome = panes.find(({ name }) => name === 'welcome')!;
  return { welcome, told: tellRoom(panes, profile.source) };
}

const PARAGRAPH =
  'Halden Vault lets your Mac use Halden disk arrays as fast, shared disks. It shows each array in the Finder, and it keeps your data readable when a disk in the array fails.';

describe('the room of the welcome', () => {
  it.each(examples)('is enough for %s, and nothing is told', (_, planned) => {
    expect(installer(planned).told).toEqual([]);
  });

  it('is too little for three paragraphs, and the numbers say by how much', () => {
    const three = `${PARAGRAPH}\n\n${PARAGRAPH}\n\n${PARAGRAPH}`;
    const { told } = installer(vault, three, three);
    expect(told).toHaveLength(1);
    const { severity, args, place } = told[0]!;
    const { locale, lines, room, explain, over } = args as Record<string, number | string>;
    expect({ severity, locale, file: place?.file }).toEqual({
      severity: 'warning',
      locale: 'en',
      file: vault.profile.source,
    });
    expect(room).toBe(19);
    expect(Number(explain)).toBeGreaterThanOrEqual(18);
    expect(Number(lines)).toBeGreaterThan(Number(explain));
    expect(Number(lines) - Number(over)).toBe(room);
  });
});

describe.skipIf(!found)('the welcome, set in Inter by a browser', () => {
  let tab: Showing;
  beforeAll(async () => {
    tab = await showing();
  });
  afterAll(() => tab.close());

  async function measured(pane: Parameters<typeof drawPane>[0]): Promise<number> {
    const force = `<style>${fontCss()}</style><style>* { font-family: "Kextguide Sans" !important } pre, code { font-family: "Kextguide Mono" !important }</style></head>`;
    await show(tab.page, drawPane(pane, draw).replace('</head>', force), ROOM.width, ROOM.height);
    await ask(tab.page, 'document.fonts.ready.then(() => true)');
    expect(await ask(tab.page, 'document.fonts.check(\'13px "Kextguide Sans"\')')).toBe(true);
    return await ask(tab.page, 'document.documentElement.getBoundingClientRect().height');
  }

  it.each(examples)('shows all of %s without scrolling', async (_, planned) => {
    const { welcome } = installer(planned);
    expect(await measured(welcome)).toBeLessThanOrEqual(ROOM.height);
    expect(
      await ask(tab.page, 'document.documentElement.scrollHeight <= document.documentElement.clientHeight'),
    ).toBe(true);
  });

  it.each([
    ['a word', 'Disks.'],
    ['paragraphs', `${PARAGRAPH}\n\n${PARAGRAPH}`],
    ['a list', `It has\n\n- ${PARAGRAPH}\n- one\n- two\n\n1. ${PARAGRAPH}\n\n2. loose`],
    ['headings, bold and a break', `# Some **disks**\n\n**${PARAGRAPH}**  \n${PARAGRAPH}\n\n## More\n\nx`],
    [
      'a quote and commands',
      `> ${PARAGRAPH}\n\n    kmutil showloaded --collection aux --show all | grep -i disk\n    two\n\n\`code\``,
    ],
    ['one long word', 'Schifffahrt'.repeat(20)],
    ['another script', 'Быстрая и надёжная программа для ваших дисков. '.repeat(6)],
  ])('is as high as was estimated without one, by a line at most: %s', async (_, text) => {
    const { welcome } = installer(vault, text);
    const height = await measured(welcome);
    expect(height).toBeGreaterThan(150);
    expect(Math.abs(paneHeight(welcome.body.children, ROOM.width) - height)).toBeLessThanOrEqual(16);
  });
});
