import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'puppeteer';
import { browsing } from '../test/preview/browsing.ts';

/*
 * How long it takes from a save to a page that shows it, in a real browser: from before the file is written until the
 * frame that is looked at holds the new words. Build first (npm run build), since the command runs what is built.
 *
 *     node bench/preview.ts [saves of each kind]
 */

const ROOT = path.join(import.meta.dirname, '..');
const SAVES = Number(process.argv[2] ?? 20);

interface Kind {
  name: string;
  view: Record<string, string>;
  /** Saves something that makes the page say the word. */
  save(word: string): Promise<void>;
}

const folder = await mkdtemp(path.join(tmpdir(), 'kextguide-bench-'));
const at = (name: string) => path.join(folder, name);
const example = await readFile(path.join(ROOT, 'examples', 'halden-vault.yaml'), 'utf8');
const profile = (word: string) =>
  example.replace('what: |', `what: |\n    ${word}\n`).concat('content: words\n');
const template = await readFile(path.join(ROOT, 'templates', 'support.hbs'), 'utf8');
const byRename = async (name: string, text: string) => {
  await writeFile(at(`${name}.new`), text);
  await rename(at(`${name}.new`), at(name));
};

const KINDS: Kind[] = [
  {
    name: 'profile -> pane',
    view: { view: 'installer' },
    save: (word) => writeFile(at('vault.yaml'), profile(word)),
  },
  {
    name: 'profile -> guide',
    view: { view: 'guide' },
    save: (word) => byRename('vault.yaml', profile(word)),
  },
  {
    name: 'topic -> pane',
    view: { view: 'installer' },
    save: (word) => byRename('words/en/topics/pane-welcome.md', `# Welcome\n\n${word}\n`),
  },
  {
    name: 'string -> guide',
    view: { view: 'guide' },
    save: (word) => writeFile(at('words/en/strings.yaml'), `ui.in-short: ${word}\n`),
  },
  {
    name: 'template -> guide',
    view: { view: 'guide' },
    save: (word) => writeFile(at('words/templates/support.hbs'), `<p>${word}</p>\n${template}`),
  },
];

await mkdir(at('words/en/topics'), { recursive: true });
await mkdir(at('words/templates'));
await writeFile(at('vault.yaml'), profile('Before.'));
const command = spawn(process.execPath, [
  path.join(ROOT, 'bin', 'kextguide.js'),
  'preview',
  at('vault.yaml'),
  '--port',
  '0',
]);
const address = await new Promise<string>((resolve) => {
  command.stdout.once('data', (text) => resolve(String(text).trim()));
});
const { page, close } = await browsing();
try {
  print(
    `${SAVES} saves of each kind, ${availableParallelism()} processors, Node ${process.versions.node}; ms`,
  );
  for (const { name, view, save } of KINDS) {
    await page.goto('about:blank');
    await page.goto(`${address}#${new URLSearchParams(view)}`);
    await page.waitForSelector('html[data-seen]');
    const times: number[] = [];
    for (let number = 0; number < SAVES; number += 1) times.push(await timeOf(page, `Word${number}x`, save));
    const sorted = times.toSorted((a, b) => a - b);
    const quantile = (part: number) => Math.round(sorted[Math.ceil(part * sorted.length) - 1]!);
    print(
      `${name.padEnd(18)} median ${quantile(0.5)}  p90 ${quantile(0.9)}  max ${quantile(1)}  first ${Math.round(times[0]!)}`,
    );
  }
} finally {
  await close();
  command.kill('SIGINT');
  await rm(folder, { recursive: true, force: true });
}

async function timeOf(shown: Page, word: string, save: Kind['save']): Promise<number> {
  const seen = shown.evaluate(
    `new Promise((resolve) => {
      const look = () => {
        const frames = [...document.querySelectorAll('.stage iframe:not(.coming)')].filter((frame) => frame.checkVisibility());
        const says = frames.some(({ contentDocument }) => contentDocument?.body?.textContent.includes(${JSON.stringify(word)}));
        if (says) resolve(performance.timeOrigin + performance.now());
        else setTimeout(look, 2);
      };
      look();
    })`,
  ) as Promise<number>;
  // Whoever writes has finished what came before.
  await new Promise((resolve) => setTimeout(resolve, 600));
  const saved = performance.timeOrigin + performance.now();
  await save(word);
  return (await seen) - saved;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
