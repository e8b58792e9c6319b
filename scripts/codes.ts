import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SENTENCES } from '../src/diagnostics/sentences/index.ts';

/**
 * Writes docs/codes.md: every code with its sentence, the changing parts in ‹angle quotes›.
 *
 *     node scripts/codes.ts
 */
export function codesPage(): string {
  const rooms = Map.groupBy(Object.entries(SENTENCES), ([code]) => code.slice(0, code.indexOf('.')));
  const lines = [
    '# Codes',
    '',
    'Everything that `kextguide` can say about its input and its machine, by the code that stands behind it and in `--json`.',
    'An error ends the work on that profile; a warning does with `--strict`; a hint and an info never do. Made by `npm run codes`.',
  ];
  for (const [room, entries] of [...rooms].sort(([a], [b]) => (a < b ? -1 : 1))) {
    lines.push('', `## ${room}`);
    for (const [code, { severity, say, ...rest }] of entries.sort(([a], [b]) => (a < b ? -1 : 1))) {
      const exit = severity !== 'error' ? '' : 'machine' in rest ? ' (exit code 3)' : ' (exit code 1)';
      lines.push('', `### ${code}`, '', `${severity}${exit}: ${spoken(code, say as (a: unknown) => string)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** What a sentence chooses by the kind of mistake is told here in a word. */
const CHOSEN: Readonly<Record<string, string>> = {
  'check.several-loads':
    'Kexts are loaded by ‹times› calls (in ‹lines, or packages›), so macOS may ask once for each. Load all of them with one call: kmutil load -p A.kext -p B.kext.',
  'check.restart':
    '‹package› makes the Installer restart the Mac, or shut it down (‹found›), so people restart before they have allowed the kext, and it does not load. Take that out: macOS asks for a restart itself where one is needed, after "Allow".',
  'check.logout':
    '‹package› makes the Installer log people out (‹found›), so they are gone before they have allowed the kext, and macOS may not show its alert again. Take that out: macOS asks for a restart itself where one is needed, after "Allow".',
  'check.restart-advised':
    '‹package› makes the Installer offer a restart (‹found›), which tempts people to restart before they have allowed the kext. Take that out: macOS asks for a restart itself where one is needed, after "Allow".',
  'installer.restart':
    '‹package› makes the Installer restart the Mac, shut it down, log people out or offer a restart (‹found›), ‹why that is wrong›. Take that out: macOS asks for a restart itself where one is needed, after "Allow".',
  'check.unknown-apart':
    '‹package› brings no kext and makes the Installer restart the Mac, shut it down, log people out or offer a restart (‹found›), and JavaScript, which was not run, decides whether it is ever installed together with one. If it may be, take that out; where it only removes kexts, it is right.',
  'check.no-arm64e':
    '‹kext› has code for ‹architectures› and none for arm64e, so it cannot load on a Mac with Apple silicon. Build it for arm64e as well, or say in the profile that it is for Intel: guides.chips: [intel].',
  'check.pane-language':
    'The ‹kind› ‹file› is there in ‹languages› only, so others get one that they may not read. Add ‹wanted›.lproj/‹name›.',
  'check.pane-missing':
    'The Installer has no ‹Read Me, or conclusion› to show, so people do not learn in it what macOS will ask of them. "kextguide build --format panes" makes both.',
  'check.same-id':
    '‹number› kexts have the identifier ‹id›: ‹paths›. One identifier is for one kext, and macOS may take the wrong one. Ship one of them, or give each its own.',
  'profile.syntax': '‹what is wrong with the YAML, and how it is written›',
  'plan.nothing': 'No guide is left for ‹product›. ‹why, for each kind of Mac, and what would help›',
  'plan.no-guide-for-chip':
    'There is no guide for ‹chip›. ‹why› Take "‹chip›" out of "guides.chips" if that is meant.',
  'profile.macos': '"guides.macos" cannot be "‹found›". ‹why, and what can be written›',
};

function spoken(code: string, say: (args: unknown) => string): string {
  return (
    CHOSEN[code] ??
    say(named())
      .replaceAll('undefined', '‹…›')
      .replaceAll(/\["(‹\w+›)"\]/g, '$1')
  );
}

/** Arguments that know only their names. */
function named(): unknown {
  return new Proxy({}, { get: (_, key) => placeholder(`‹${String(key)}›`) });
}

/** Stands for a string or a list of them, whichever the sentence takes it for. */
function placeholder(text: string): unknown {
  return new Proxy([text], {
    get(list, key) {
      if (key === Symbol.toPrimitive) return () => text;
      if (key in list) return Reflect.get(list, key);
      const method = Reflect.get(String.prototype, key) as unknown;
      return typeof method === 'function' ? method.bind(text) : undefined;
    },
  });
}

if (import.meta.main) {
  await writeFile(path.join(import.meta.dirname, '..', 'docs', 'codes.md'), codesPage());
}
