import { reasons } from './check/reasons.ts';
import { closing } from './closing.ts';

/**
 * What `check` can say of a profile or a package: for each rule the sentence of its finding, and why a rule cannot tell.
 * `found`, `name` and `text` stand as they were found.
 */
export const check = {
  ...reasons,
  'check.restart': { severity: 'error', say: closing },
  'check.logout': { severity: 'warning', say: closing },
  'check.restart-advised': { severity: 'warning', say: closing },
  'check.restart-script': {
    severity: 'error',
    say: (a: { text: string }) =>
      `This script restarts the Mac or shuts it down (${a.text}), so it goes down before people have allowed the kext, which then does not load. Take that out: macOS asks for a restart itself where one is needed, after "Allow".`,
  },
  'check.no-load': {
    severity: 'warning',
    say: (a: { script?: string | undefined; instead?: string | undefined }) =>
      `Nothing in this package loads its kexts (${a.instead ? `found: ${a.instead}` : a.script ? `${a.script} has no load call` : 'there is no postinstall'}), so macOS asks for no permission when the installation ends. End the postinstall with one "kmutil load" of every kext; if an app or a service loads them, say so in a profile with "loads".`,
  },
  'check.several-loads': {
    severity: 'warning',
    say: (a: { times: number; lines?: readonly number[]; packages?: readonly string[] }) =>
      `Kexts are loaded by ${a.times} calls (${a.packages ? `in ${a.packages.join(', ')}` : `in ${lines(a.lines ?? [])}`}), so macOS may ask once for each. Load all of them with one call: kmutil load -p A.kext -p B.kext.`,
  },
  'check.not-loaded': {
    severity: 'warning',
    say: (a: { path: string; isTemporary: boolean }) =>
      `${a.path} is installed, and no load call names it, so macOS does not ask for it now. Add it to this call with -p${a.isTemporary ? ' and the path that the script puts it at' : ''}.`,
  },
  'check.not-installed': {
    severity: 'warning',
    say: (a: { kext: string; instead?: string | undefined }) =>
      `This call loads ${a.kext}, and nothing in this package installs it${a.instead ? ` (it installs ${a.instead})` : ''}. If something else puts it there, see that this is done before, else the call fails. If not, name what is installed, or take it out.`,
  },
  'check.load-early': {
    severity: 'warning',
    say: (a: { script?: string; follower?: string; line?: number }) =>
      a.follower === undefined
        ? `The kext is loaded in ${a.script}, which runs before its files are there. Load it at the end of the postinstall.`
        : `The kext is loaded, and then the script goes on with ${a.follower} (line ${a.line}). macOS shows its alert at the load call; make that the last action.`,
  },
  'check.old-tool': {
    severity: 'warning',
    say: (a: { tool: string }) =>
      a.tool === 'kextcache'
        ? 'kextcache is called, which installers must not use since macOS 11. Take it out; "kmutil load" does all that is needed.'
        : `${a.tool} is deprecated and only calls kmutil. Use "kmutil load -p" with the path of the kext.`,
  },
  'check.pending-fails': {
    severity: 'error',
    say: (_: object) =>
      'The script fails where this call ends with 27 (approval needed) or 28 (restart needed), as it does on a first installation, and the Installer says that the installation failed. Take 0, 27 and 28 as success.',
  },
  'check.failure-hidden': {
    severity: 'warning',
    say: (_: object) =>
      'The script ends with 0 also where this call fails, so nobody learns that the kext will not load. Take 0, 27 and 28 as success, and end with any other exit code as it is.',
  },
  'check.other-disk': {
    severity: 'hint',
    say: (_: object) =>
      'This call is made also where people install on another disk, and only the macOS that is running can load anything. Put [ "$3" = "/" ] || exit 0 before it.',
  },
  'check.line-ends': {
    severity: 'error',
    say: (a: { name: string; word?: string | undefined }) =>
      `${a.name} ends its lines with a carriage return, as Windows does, and macOS takes it for a part of ${a.word === undefined ? 'each command' : `the last word of the first line, "${a.word}"`}. So the script fails, and the Installer says that the installation failed. Save it with the line ends of Unix (a line feed alone).`,
  },
  'check.unused-script': {
    severity: 'hint',
    say: (a: { name: string; kind: 'left-over' | 'older' }) =>
      a.kind === 'left-over'
        ? `${a.name} is what another program left among the scripts; nobody runs it. Take it out.`
        : `${a.name} lies beside the scripts that the Installer runs, and it runs only those. Take it out.`,
  },
  'check.system-folder': {
    severity: 'error',
    say: (a: { path: string }) =>
      `The kext is installed at ${a.path}, and since macOS 11 nothing but macOS can be written there. Install it in /Library/Extensions.`,
  },
  'check.location': {
    severity: 'warning',
    say: (a: { path: string }) =>
      `The kext is installed at ${a.path}. macOS looks for kexts in /Library/Extensions by itself; elsewhere it finds only what is loaded by its path. Install it there if nothing speaks against it.`,
  },
  'check.no-arm64e': {
    severity: 'warning',
    say: (a: { kext: string; architectures: readonly string[] }) =>
      a.architectures.includes('x86_64') || a.architectures.includes('arm64')
        ? `${a.kext} has code for ${a.architectures.join(', ')} and none for arm64e, so it cannot load on a Mac with Apple silicon${a.architectures.includes('arm64') ? ' (arm64 is not enough)' : ''}. Build it for arm64e as well, or say in the profile that it is for Intel: guides.chips: [intel].`
        : `${a.kext} has code for ${a.architectures.join(', ')} and none for arm64e or x86_64, so no Mac with macOS 11 or newer can load it. Build it for both, or leave it out.`,
  },
  'check.same-id': {
    severity: 'warning',
    say: (a: { id: string; paths: readonly string[] }) =>
      `${a.paths.length} kexts have the identifier ${a.id}: ${a.paths.join(', ')}. One identifier is for one kext, and macOS may take the wrong one. Ship one of them, or give each its own.`,
  },
  'check.versions': {
    severity: 'warning',
    say: (a: { of: string; first: string; firstIn: string; second: string; secondIn: string }) =>
      `Of ${a.of}, ${a.firstIn} says ${a.first} and ${a.secondIn} says ${a.second}. Build the package anew, so that both come from one place.`,
  },
  'check.package-version': {
    severity: 'hint',
    say: (a: { package: string; kext: string; name: string }) =>
      `The package has version ${a.package}, and ${a.name}, the only kext in it, version ${a.kext}. People see both, and guides name one; make them the same if they mean the same.`,
  },
  'check.placeholder': {
    severity: 'error',
    say: (a: { key: string; found: string }) =>
      `${a.key} still holds the placeholder ${a.found}, which a build fills in. Check what you released: it is not the built one.`,
  },
  'check.explain': {
    severity: 'warning',
    say: (_: object) =>
      'Nothing says what the kext does and why it is needed, and who does not learn that, does not allow it. Write a profile with "explain".',
  },
  'check.pane-missing': {
    severity: 'hint',
    say: (a: { missing: readonly ('readme' | 'conclusion')[]; distribution: boolean }) =>
      `The Installer has no ${a.missing.map((kind) => PANES[kind]).join(' and no ')} to show, so people do not learn in it what macOS will ask of them${a.distribution ? '' : ' (a package without a Distribution shows nothing)'}. "kextguide build --format panes" makes both.`,
  },
  'check.pane-file': {
    severity: 'warning',
    say: (a: { kind: string; file: string }) =>
      `The ${a.kind} names ${a.file}, which is not in Resources. Put it there with productbuild --resources.`,
  },
  'check.pane-type': {
    severity: 'warning',
    say: (a: { kind: string; file: string; type: string | undefined; said: string | null }) => {
      if (a.said !== null)
        return `The ${a.kind} names ${a.file} as ${a.said}, and the type decides how it is shown, not the name. Write mime-type="${a.type}".`;
      return a.type === 'text/html'
        ? `The ${a.kind} names ${a.file} without a mime-type, so the Installer shows its source text. Add mime-type="text/html".`
        : `The ${a.kind} names ${a.file} without a mime-type, and the type decides how it is shown, not the name. Add mime-type=${a.type === undefined ? '"text/rtf", "text/html" or "text/plain"' : `"${a.type}"`}.`;
    },
  },
  'check.pane-language': {
    severity: 'warning',
    say: (a: {
      kind: string;
      file: string;
      languages: readonly string[];
      wanted: string;
      name: string;
      isNamed: boolean;
    }) =>
      `The ${a.kind} ${a.file} is there in ${a.languages.join(', ')} only, so others get one that they may not read. Add ${a.wanted}.lproj/${a.name}${a.isNamed ? `, and name it ${a.name}, without the folder` : ''}.`,
  },
  'check.pane-hidden': {
    severity: 'warning',
    say: (a: { kind: string; file: string; languages: readonly string[] }) =>
      `The ${a.kind} ${a.file} lies in Resources and in ${a.languages.map((one) => `${one}.lproj`).join(', ')}. macOS takes the one without a language before all others. Move it into the folder of its language.`,
  },
  'check.wording': {
    severity: 'hint',
    say: (a: {
      locale: string;
      newest: string;
      seen: readonly { macos: string; words: number }[];
      unknown: readonly string[];
    }) =>
      `The guides go up to macOS ${a.newest}, and not all words of macOS in ${a.locale} were seen there. ${a.seen.map(({ macos, words }) => `Last seen on macOS ${macos}: ${words}. `).join('')}${a.unknown.length > 0 ? `Of these nobody says where they were seen: ${a.unknown.join(', ')}. ` : ''}Compare them on such a Mac, and put what differs into a terms.yaml of your own.`,
  },
  'check.successor': {
    severity: 'hint',
    say: (a: {
      kext: string;
      family: string;
      successor: string;
      state: 'deprecated' | 'unsupported' | 'succeeded';
      since?: string | undefined;
      confidence: 'verified' | 'recalled';
    }) =>
      `${a.kext} builds on ${a.family}, ${STATES[a.state]}${a.since ? ` since macOS ${a.since}` : ''}; ${a.successor} may take its place${a.confidence === 'recalled' ? ' (from memory: check it with Apple)' : ''}. People who need no kext need none of these guides; but the kext may still be right.`,
  },
} as const;

const PANES = { readme: 'Read Me', conclusion: 'conclusion' };

const STATES = {
  deprecated: 'which is deprecated for kexts',
  unsupported: 'which is not supported for kexts',
  succeeded: 'which has a successor',
};

function lines(numbers: readonly number[]): string {
  return numbers.length === 1 ? `line ${numbers[0]}, in a loop` : `lines ${numbers.join(', ')}`;
}
