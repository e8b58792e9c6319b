import { globSync } from 'node:fs';
import path from 'node:path';
import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaneDocument } from '../../../src/compose/document.ts';
import { contentReader, planProfile, sayPlanned } from '../../../src/prepare.ts';
import { drawPane } from '../../../src/render/pane/pane.ts';
import { ROOM } from '../../../src/render/pane/room.ts';
import { fontCss } from '../../../src/render/pdf/fonts.ts';
import { asking, ONE_CODE, ONE_CODELESS, SUBJECTS } from '../../plan/profiles.ts';
import { found } from '../pdf/printing.ts';
import { draw, explained, say } from '../said.ts';
import { chromium } from './chromium.ts';
import { GROUNDS, inInstaller, type Way } from './installer.ts';
import { cutOff, measure, overlapping, unreadable } from './measure.ts';
import { hasWebKit, webkit } from './webkit.ts';
import type { Scheme, Window } from './window.ts';

const EXAMPLES = path.join(import.meta.dirname, '..', '..', '..', 'examples');
const read = contentReader();
const examples = await Promise.all(
  globSync('*.yaml', { cwd: EXAMPLES }).map(async (name): Promise<[string, readonly PaneDocument[]]> => {
    const { value } = await planProfile(path.join(EXAMPLES, name), read);
    return [name, sayPlanned(value!).said.get('en')!.panes];
  }),
);

const WHAT = 'Example Disk lets your Mac use disk arrays. It shows each one in the **Finder**.';
const RICH = `# Disks

${WHAT} See [the *manual*](https://works.example/manual), \`kmutil\`, or

    kmutil showloaded --collection aux --show all | grep -i disk

> - one
> - two
>   1. and [a page of its own](https://works.example/)`;
const ENDLESS = 'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft';
const three = SUBJECTS.find(({ name }) => name === 'three kexts with code, two developers, one call')!;
const { product, kexts } = ONE_CODE.profile;

/** All that is shown, by what it is; in the first ones the vendor says as much as the documents ask for. */
const usual: [string, readonly PaneDocument[]][] = [
  ...examples,
  ['three kexts of two developers', say(explained(three.profile, WHAT, WHAT)).panes],
  ['a codeless one', say(explained(ONE_CODELESS.profile, WHAT, WHAT)).panes],
  [
    'an organization alone',
    say(explained(asking(ONE_CODE, { management: ['enrolled'] }, 'managed').profile, WHAT, WHAT)).panes,
  ],
  ['a draft', say({ ...ONE_CODE.profile, draft: true }).panes],
];
const all: [string, readonly PaneDocument[]][] = [
  ...usual,
  ['links, lists and commands of the vendor', say(explained(ONE_CODE.profile, RICH, RICH)).panes],
  [
    'names that are one long word',
    say({
      ...explained(ONE_CODE.profile, ENDLESS, `\`${ENDLESS}\``),
      product: { ...product, name: ENDLESS, vendor: ENDLESS },
      kexts: kexts.map((kext) => ({ ...kext, name: `${ENDLESS}.kext`, developer: ENDLESS })),
    }).panes,
  ],
  ['right to left', say(explained(three.profile, RICH, RICH)).panes.map(hebrew)],
];

/** In Hebrew letters, which stand for a language that has no guides yet. */
function hebrew(pane: PaneDocument): PaneDocument {
  const body: Root = structuredClone(pane.body);
  visit(body, 'text', (node) => {
    node.value = node.value.replaceAll(/[a-z]/gi, (letter) =>
      String.fromCodePoint(0x5d0 + (letter.toLowerCase().codePointAt(0)! % 27)),
    );
  });
  return { ...pane, locale: 'he', dir: 'rtl', body };
}

/** In fonts that every machine has here, at the size of text that a reader has chosen. */
function page(pane: PaneDocument, size = 13): string {
  const style = `<style>${fontCss()}</style>
<style>* { font-family: "Kextguide Sans" !important } pre, code { font-family: "Kextguide Mono" !important }
body { font-size: ${size}px !important }</style>`;
  return drawPane(pane, draw).replace('</head>', `${style}</head>`);
}

const WINDOWS: [string, boolean, (scheme: Scheme) => Promise<Window>][] = [
  ['WebKit', hasWebKit, webkit],
  ['Chromium', found !== undefined, chromium],
];
const SCHEMES: readonly Scheme[] = ['light', 'dark'];

/** No color follows from a size: one of each together is enough. */
const LOOKS: readonly [size: number, way: Way][] = [
  [13, 'by the body'],
  [16, 'by every element'],
  [20, 'by the color scheme'],
];

for (const [name, isHere, open] of WINDOWS) {
  describe.runIf(isHere).each(SCHEMES)(`panes in ${name}, %s`, (scheme) => {
    let window: Window;
    beforeAll(async () => {
      window = await open(scheme);
    });
    // Where it could not be opened, nothing is there to be closed.
    afterAll(() => window?.close());

    const see = async (html: string, way: Way = 'by the body') => {
      await window.show(inInstaller(html, scheme, way), ROOM.width, ROOM.height);
      return measure(window);
    };

    it('are shown as they are in the window of the Installer', async () => {
      await window.show(page(usual[0]![1][0]!), ROOM.width, ROOM.height);
      const seen = await window.ask(
        `[innerWidth, innerHeight, document.compatMode, matchMedia('(prefers-color-scheme: dark)').matches]`,
      );
      expect(seen).toEqual([ROOM.width, ROOM.height, 'CSS1Compat', scheme === 'dark']);
      await measure(window);
      expect(await window.ask(`document.fonts.check('13px "Kextguide Sans"')`)).toBe(true);
    });

    it.each(usual)('show the welcome of %s without scrolling', async (_, panes) => {
      const welcome = panes.find((pane) => pane.name === 'welcome')!;
      const { height, scrollHeight, words } = await see(page(welcome));
      expect(words.length).toBeGreaterThan(1);
      expect(scrollHeight).toBeLessThanOrEqual(height);
    });

    it.each(all)('of %s hide nothing and can be read, at every size and coloring', async (_, panes) => {
      expect(panes).toHaveLength(3);
      for (const pane of panes) {
        for (const [size, way] of LOOKS) {
          const seen = await see(page(pane, size), way);
          const at = `${pane.name}, ${size} px, ${way}`;
          expect(seen.scrollWidth, at).toBeLessThanOrEqual(seen.width);
          expect(cutOff(seen), at).toEqual([]);
          expect(overlapping(seen), at).toEqual([]);
          expect(Math.min(...seen.words.map((words) => words.size)) / size, at).toBeGreaterThan(0.9);
          for (const ground of GROUNDS[scheme])
            expect(unreadable(seen, ground), `${at}, ${ground}`).toEqual([]);
        }
      }
    });

    // What these measures are worth: each finds its fault in a page that has it.
    it.each([
      ['color: #888', 'unreadable'],
      ['opacity: 0.4', 'unreadable'],
      [`background: ${scheme === 'dark' ? '#fff' : '#000'}`, 'unreadable'],
      ['white-space: nowrap', 'sideways'],
      ['margin-left: -4em', 'cut off'],
      ['overflow: hidden; height: 1em', 'cut off'],
      ['line-height: 0.7', 'overlapping'],
      ['margin-bottom: -1.2em', 'overlapping'],
    ])('are found wanting with %s: %s', async (style, fault) => {
      const bad = page(usual[0]![1][0]!).replace('</head>', `<style>p { ${style} }</style></head>`);
      const seen = await see(bad);
      const faults = {
        unreadable: unreadable(seen, GROUNDS[scheme].at(-1)!).length > 0,
        sideways: seen.scrollWidth > seen.width,
        'cut off': cutOff(seen).length > 0,
        overlapping: overlapping(seen).length > 0,
      };
      expect(faults).toMatchObject({ [fault]: true });
    });
  });
}
