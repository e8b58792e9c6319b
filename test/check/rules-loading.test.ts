import { describe, expect, test } from 'vitest';
import type { CheckCode, Verdict } from '../../src/check/rule.ts';
import { sentence } from '../../src/diagnostics/diagnostic.ts';
import { kextFiles, type PackedKext } from '../fixtures/make/package.ts';
import { A, B, type Changes, look, script } from './packages.ts';
import { PROFILE } from './profiles.ts';

const GUARD = '#!/bin/sh\n[ "$3" = "/" ] || exit 0\n';
const BOTH = `kmutil load -p "/Library/Extensions/A.kext" -p "/Library/Extensions/B's own.kext"`;
const END = 'case $? in 0|27|28) exit 0 ;; esac\nexit 1\n';
const LOAD_B = `kmutil load -p "/Library/Extensions/B's own.kext"`;
const LOAD_A = 'kmutil load -p /Library/Extensions/A.kext';
const STAGED = { ...A, path: 'private/tmp/x/A.kext' };
const MOVING = `#!/bin/sh\ncp -R /private/tmp/x/A.kext /Library/Extensions/\n${LOAD_A}\n`;

type Row = [code: CheckCode, name: string, changes: Changes, verdict: Verdict, says?: RegExp];

const ROWS: Row[] = [
  ['check.no-load', 'a load call', {}, 'fine'],
  [
    'check.no-load',
    'one in a helper',
    { scripts: { postinstall: '#!/bin/sh\n"$(dirname "$0")"/load.sh', 'load.sh': `#!/bin/sh\n${BOTH}` } },
    'fine',
  ],
  [
    'check.no-load',
    'only a touch of the folder',
    { scripts: script('touch-only.sh') },
    'found',
    /touch "\$3\/System\/Library\/Extensions"/,
  ],
  [
    'check.no-load',
    'a service does it',
    { scripts: script('by-daemon.sh') },
    'found',
    /postinstall has no load call/,
  ],
  ['check.no-load', 'no scripts', { scripts: {}, inner: '' }, 'found', /there is no postinstall/],
  [
    'check.no-load',
    'an app does it, says the profile',
    {
      scripts: {},
      profile: { ...PROFILE, loads: { by: 'app', name: 'Widget', reconnect: false, oneCall: false } },
    },
    'does-not-apply',
  ],
  ['check.no-load', 'Perl', { scripts: script('perl.pl') }, 'cannot-tell', /written in Perl/],
  [
    'check.no-load',
    'a program',
    { scripts: { postinstall: Buffer.from([0xcf, 0xfa, 0xed, 0xfe, 0]) } },
    'cannot-tell',
    /a program, not a text/,
  ],
  ['check.no-load', 'broken syntax', { scripts: '#!/bin/sh\nif true' }, 'cannot-tell', /syntax is broken/],
  [
    'check.no-load',
    'text from elsewhere',
    { scripts: '#!/bin/sh\n. /opt/widget/common.sh\n' },
    'cannot-tell',
    /comes from elsewhere/,
  ],
  [
    'check.no-load',
    'a function that nobody calls',
    { scripts: `#!/bin/sh\nf() {\n${BOTH}\n}\n` },
    'cannot-tell',
    /no way through the script/,
  ],
  [
    'check.no-load',
    'scripts that cannot be read',
    {
      more: [{ name: 'more.pkg', id: 'more', scripts: {} }],
      scripts: script('by-daemon.sh'),
      distribution: (text) =>
        text.replace('</installer', '<pkg-ref id="gone">#gone.pkg</pkg-ref></installer'),
    },
    'cannot-tell',
    /could not be read/,
  ],

  ['check.several-loads', 'one call', {}, 'fine'],
  [
    'check.several-loads',
    'one for each kext',
    { scripts: script('of-2014.sh') },
    'found',
    /2 calls \(in lines 6, 7\)/,
  ],
  [
    'check.several-loads',
    'in a loop',
    { scripts: '#!/bin/sh\nfor k in A B; do kmutil load -p "/L/$k.kext"; done' },
    'found',
    /line 2, in a loop/,
  ],
  [
    'check.several-loads',
    'one or the other',
    { scripts: `${GUARD}if [ -e /usr/bin/kmutil ]; then ${BOTH}; else kextload /L/A.kext; fi` },
    'fine',
  ],
  [
    'check.several-loads',
    'a loop over what is there',
    { scripts: '#!/bin/sh\nfor k in /Library/Extensions/*.kext; do kmutil load -p "$k"; done' },
    'cannot-tell',
    /How often/,
  ],
  ['check.several-loads', 'nothing loads', { scripts: script('by-daemon.sh') }, 'does-not-apply'],
  [
    'check.several-loads',
    'in two packages',
    { scripts: `#!/bin/sh\n${LOAD_A}`, more: [second()] },
    'found',
    /widget\.pkg, more\.pkg/,
  ],
  [
    'check.several-loads',
    'in two, of which JavaScript chooses',
    {
      scripts: `#!/bin/sh\n${LOAD_A}`,
      more: [second()],
      distribution: (text) => text.replace('<choice id="all">', '<choice id="all" selected="isNew()">'),
    },
    'cannot-tell',
    /JavaScript/,
  ],

  ['check.not-loaded', 'all of them', {}, 'fine'],
  [
    'check.not-loaded',
    'by identifier',
    { scripts: '#!/bin/sh\nkmutil load -b com.example.A -b com.example.B' },
    'fine',
  ],
  [
    'check.not-loaded',
    'one is left out',
    { scripts: `#!/bin/sh\n${LOAD_A}` },
    'found',
    /B's own\.kext is installed/,
  ],
  [
    'check.not-loaded',
    'capital letters are not told apart',
    { scripts: `#!/bin/sh\n${LOAD_A.toUpperCase().replace('KMUTIL LOAD -P', 'kmutil load -p')}`, kexts: [A] },
    'fine',
  ],
  [
    'check.not-loaded',
    'one inside another',
    { kexts: [A, { ...B, path: `${A.path}/Contents/PlugIns/B.kext` }], scripts: `#!/bin/sh\n${LOAD_A}` },
    'fine',
  ],
  [
    'check.not-loaded',
    'one for each macOS',
    { kexts: [A, { ...A, path: 'Library/Extensions/A-11.kext' }], scripts: `#!/bin/sh\n${LOAD_A}` },
    'fine',
  ],
  [
    'check.not-loaded',
    'a path of which the end is known',
    { kexts: [A], scripts: '#!/bin/sh\nkmutil load -p "$WHERE/A.kext"' },
    'fine',
  ],
  [
    'check.not-loaded',
    'a path that is made on the Mac',
    { scripts: '#!/bin/sh\nkmutil load -p "$(mdfind kext)"' },
    'cannot-tell',
    /decided only on the Mac/,
  ],
  ['check.not-loaded', 'nothing loads', { scripts: script('by-daemon.sh') }, 'does-not-apply'],
  [
    'check.not-loaded',
    'one that a script puts elsewhere',
    { kexts: [STAGED], scripts: MOVING },
    'cannot-tell',
    /puts a kext at \/private\/tmp\/x\/A\.kext, and \/Library\/Extensions\/A\.kext is loaded/,
  ],
  [
    'check.not-loaded',
    'one that a script puts elsewhere, out of the location of the package',
    { kexts: [{ ...A, path: 'A.kext' }], attributes: 'install-location="/tmp"', scripts: MOVING },
    'cannot-tell',
    /puts a kext at \/tmp\/A\.kext, and/,
  ],
  [
    'check.not-loaded',
    'one that a script renames on the way',
    { kexts: [{ ...A, path: 'private/tmp/Driver-12.kext' }], scripts: MOVING },
    'cannot-tell',
  ],
  [
    'check.not-loaded',
    'one that a script takes from a folder of its own',
    { kexts: [{ ...A, path: 'Library/Application Support/W/A.kext' }], scripts: MOVING },
    'cannot-tell',
  ],
  [
    'check.not-loaded',
    'one that a script puts where the profile says',
    { kexts: [STAGED], scripts: MOVING, profile: PROFILE },
    'fine',
  ],
  [
    'check.not-loaded',
    'one that is loaded where it is staged',
    { kexts: [STAGED], scripts: '#!/bin/sh\nkmutil load -p /tmp/x/A.kext' },
    'fine',
  ],
  [
    'check.not-loaded',
    'one that is staged, where only others are loaded',
    { kexts: [{ ...A, path: 'private/tmp/x/A.kext' }, B], scripts: `#!/bin/sh\nkmutil load -b ${B.id}` },
    'found',
    /with -p and the path that the script puts it at\.$/,
  ],
  [
    'check.not-loaded',
    'one that no Mac can load',
    { kexts: [A, { ...B, architectures: ['i386'] }], scripts: `#!/bin/sh\n${LOAD_A}` },
    'fine',
  ],
  [
    'check.not-loaded',
    'one that no Mac in the range of the profile can load',
    {
      kexts: [A, { ...B, architectures: ['x86_64'] }],
      scripts: `#!/bin/sh\n${LOAD_A}`,
      profile: { ...PROFILE, guides: { ...PROFILE.guides, macos: { from: '27', to: null } } },
    },
    'fine',
  ],
  [
    'check.no-load',
    'only kexts that no Mac can load',
    { kexts: [{ ...A, architectures: ['ppc', 'i386'] }], scripts: {}, inner: '' },
    'does-not-apply',
  ],

  ['check.not-installed', 'what is installed', {}, 'fine'],
  ['check.not-installed', 'nothing loads', { scripts: script('by-daemon.sh') }, 'does-not-apply'],
  ['check.not-installed', 'Perl', { scripts: script('perl.pl') }, 'cannot-tell'],
  [
    'check.not-installed',
    'by identifier',
    { scripts: '#!/bin/sh\nkmutil load -b com.example.A -b com.example.B' },
    'fine',
  ],
  [
    'check.not-installed',
    'one that nobody brings',
    { scripts: `#!/bin/sh\n${BOTH} -p /Library/Extensions/Other.kext` },
    'found',
    /loads \/Library\/Extensions\/Other\.kext, and nothing in this package installs it\. If something else/,
  ],
  [
    'check.not-installed',
    'an identifier that nobody has',
    { scripts: '#!/bin/sh\nkmutil load -b com.example.AA' },
    'found',
    /loads com\.example\.AA, and nothing .* \(it installs com\.example\.A\)/,
  ],
  [
    'check.not-installed',
    'a folder of long ago',
    { kexts: [A], scripts: '#!/bin/sh\nkextload "$3/System/Library/Extensions/A.kext"' },
    'found',
    /\(it installs \/Library\/Extensions\/A\.kext\)/,
  ],
  [
    'check.not-installed',
    'what macOS brings',
    {
      scripts:
        '#!/bin/sh\nkextload -b com.apple.driver.AppleUSBFTDI /System/Library/Extensions/IOUSBFamily.kext',
    },
    'fine',
  ],
  [
    'check.not-installed',
    'one inside another',
    {
      kexts: [A, { ...B, path: `${A.path}/Contents/PlugIns/B.kext` }],
      scripts: `#!/bin/sh\n${LOAD_A}/Contents/PlugIns/B.kext`,
    },
    'fine',
  ],
  [
    'check.not-installed',
    'of another package',
    { scripts: `#!/bin/sh\n${LOAD_A}`, more: [second()] },
    'fine',
  ],
  [
    'check.not-installed',
    'a name that is made on the Mac',
    { scripts: '#!/bin/sh\nkmutil load -p "$(mdfind kext)"' },
    'cannot-tell',
    /decided only on the Mac/,
  ],
  [
    'check.not-installed',
    'an end of which there is none',
    { scripts: '#!/bin/sh\nkmutil load -p "$WHERE/Z.kext"' },
    'found',
    /\/Z\.kext/,
  ],
  [
    'check.not-installed',
    'an end that fits',
    { kexts: [A], scripts: '#!/bin/sh\nkmutil load -p "$WHERE/A.kext"' },
    'fine',
  ],
  [
    'check.not-installed',
    'one that the script puts there',
    { scripts: '#!/bin/sh\ncp -R Z.kext /Library/Extensions\nkmutil load -p /Library/Extensions/Z.kext' },
    'cannot-tell',
    /puts files there: cp -R Z\.kext \/Library\/Extensions/,
  ],
  [
    'check.not-installed',
    'one that the preinstall puts there',
    {
      scripts: {
        preinstall: '#!/bin/sh\ntar -xf z.tgz -C /Library/Extensions',
        postinstall: '#!/bin/sh\nkmutil load -b com.example.Z',
      },
      inner: '',
    },
    'cannot-tell',
  ],
  [
    'check.not-installed',
    'something else that the script puts elsewhere',
    { scripts: '#!/bin/sh\ncp a.plist /Library/LaunchDaemons/\nkmutil load -p /Library/Extensions/Z.kext' },
    'found',
  ],
  [
    'check.not-installed',
    'text from elsewhere',
    { scripts: '#!/bin/sh\n. /opt/widget/common.sh\nkmutil load -p /Library/Extensions/Z.kext' },
    'cannot-tell',
  ],

  ['check.restart-script', 'no restart', {}, 'fine'],
  ...['shutdown -r now', '/sbin/reboot', `osascript -e 'tell app "System Events" to restart'`].map(
    (command): Row => [
      'check.restart-script',
      command,
      { scripts: `${GUARD}${BOTH}\n${command}\n` },
      'found',
      /restarts the Mac or shuts it down \(.*(shutdown|reboot|restart).*\), so it goes down/,
    ],
  ),
  [
    'check.restart-script',
    'a warning that nobody restarts for, and a text that speaks of one',
    { scripts: `${GUARD}shutdown -k now\necho "Please restart, or run reboot."\n${BOTH}\n` },
    'fine',
  ],
  ['check.load-early', 'before a restart', { scripts: `${GUARD}${BOTH}\nreboot\n` }, 'fine'],
  ['check.load-early', 'at the end', {}, 'fine'],
  [
    'check.load-early',
    'before a service is started',
    { scripts: `${GUARD}${BOTH}\n/bin/launchctl load /x.plist\n` },
    'found',
    /goes on with \/bin\/launchctl load \/x\.plist \(line 4\)/,
  ],
  [
    'check.load-early',
    'before a file is written',
    { scripts: `${GUARD}${BOTH}\necho done > /Library/Foo/flag\n` },
    'found',
    /goes on with echo done > \/Library\/Foo\/flag \(line 4\)/,
  ],
  [
    'check.load-early',
    'a kext of a package that comes before',
    {
      kexts: [A],
      scripts: `#!/bin/sh\n${LOAD_B}`,
      more: [bringing(B)],
      distribution: inOrder('more', 'all'),
    },
    'fine',
  ],
  [
    'check.load-early',
    'a kext of a package that comes later',
    {
      kexts: [A],
      scripts: `#!/bin/sh\n${LOAD_B}`,
      more: [bringing(B)],
      distribution: inOrder('all', 'more'),
    },
    'cannot-tell',
    /B's own\.kext comes with more\.pkg.* widget\.pkg, which stands before it/,
  ],
  [
    'check.load-early',
    'one of a package in a group that comes later, by its identifier',
    {
      kexts: [A],
      scripts: `#!/bin/sh\nkmutil load -b ${B.id}`,
      more: [bringing(B)],
      distribution: (text) =>
        inOrder(
          'more',
          'all',
        )(text).replace(
          '<line choice="more"/><line choice="all"/>',
          '<line choice="group"><line choice="all"/></line><line choice="more"/>',
        ),
    },
    'cannot-tell',
  ],
  [
    'check.load-early',
    'a kext of a package in no order that is told',
    { kexts: [A], scripts: `#!/bin/sh\n${LOAD_B}`, more: [bringing(B)] },
    'cannot-tell',
    /does not say which comes first/,
  ],
  [
    'check.load-early',
    'orders that contradict each other',
    {
      kexts: [A],
      scripts: `#!/bin/sh\n${LOAD_B}`,
      more: [bringing(B)],
      distribution: (text) => inOrder('all', 'more')(inOrder('more', 'all')(text)),
    },
    'cannot-tell',
    /does not say which comes first/,
  ],
  [
    'check.load-early',
    'a kext that both packages bring',
    { scripts: `#!/bin/sh\n${LOAD_B}`, more: [bringing(B)], distribution: inOrder('all', 'more') },
    'fine',
  ],
  ['check.load-early', 'before a log is', { scripts: `${GUARD}${BOTH}\ndate >> /var/log/foo` }, 'fine'],
  [
    'check.load-early',
    'in the preinstall',
    { scripts: { preinstall: `#!/bin/sh\n${LOAD_A}`, postinstall: script('last-action.sh') }, inner: '' },
    'found',
    /runs before its files are there/,
  ],
  ['check.not-loaded', 'Perl', { scripts: script('perl.pl') }, 'cannot-tell'],
  ['check.load-early', 'Perl', { scripts: script('perl.pl') }, 'cannot-tell', /Perl/],

  ['check.old-tool', 'kmutil', {}, 'fine'],
  ['check.old-tool', 'kextload', { scripts: script('of-2014.sh') }, 'found', /kextload is deprecated/],
  [
    'check.old-tool',
    'kextutil',
    { scripts: '#!/bin/sh\nkextutil /Library/Extensions/A.kext' },
    'found',
    /kextutil is deprecated/,
  ],
  [
    'check.old-tool',
    'kextcache',
    { scripts: '#!/bin/sh\nkextcache -update-volume /' },
    'found',
    /installers must not use/,
  ],
  [
    'check.old-tool',
    'kextload where there is no kmutil',
    { scripts: `#!/bin/sh\nif [ -x /usr/bin/kmutil ]; then ${BOTH}; else kextload /L/A.kext; fi` },
    'fine',
  ],
  [
    'check.old-tool',
    'kextload beside kmutil',
    { scripts: `#!/bin/sh\n${LOAD_A}\nkextload /L/B.kext` },
    'found',
    /kextload/,
  ],
  [
    'check.old-tool',
    'xargs',
    { scripts: '#!/bin/sh\nls /L | xargs kextload; kmutil load -p /L' },
    'cannot-tell',
    /Another program/,
  ],

  ['check.pending-fails', 'told apart', {}, 'fine'],
  [
    'check.pending-fails',
    'the bare call',
    { scripts: `#!/bin/sh\n${BOTH}` },
    'found',
    /27 \(approval needed\) or 28/,
  ],
  ['check.pending-fails', 'set -e', { scripts: `#!/bin/sh\nset -e\n${BOTH}\nexit 0` }, 'found'],
  [
    'check.pending-fails',
    'a trap',
    { scripts: `#!/bin/sh\ntrap 'exit 0' EXIT\n${BOTH}` },
    'cannot-tell',
    /A trap decides/,
  ],
  [
    'check.pending-fails',
    'a variable of nobody',
    { scripts: `#!/bin/sh\n${BOTH} || exit $CODE` },
    'cannot-tell',
    /exit code of this call/,
  ],

  ['check.failure-hidden', 'kept', { scripts: `#!/bin/sh\n${BOTH}\n${END}` }, 'fine'],
  [
    'check.failure-hidden',
    'exit 0, whatever happens',
    { scripts: script('of-2014.sh') },
    'found',
    /ends with 0 also where this call fails/,
  ],
  [
    'check.failure-hidden',
    'one failure that is taken for success',
    {
      scripts: `#!/bin/sh\nrc=0\n${BOTH} || rc=$?\ncase $rc in 0|27|28|30) exit 0 ;; esac\nexit $rc`,
    },
    'found',
  ],
  [
    'check.failure-hidden',
    'a range of codes',
    {
      scripts: `#!/bin/sh\nrc=0\n${BOTH} || rc=$?\n[ $rc -ge 27 ] && [ $rc -le 30 ] && exit 0\nexit $rc`,
    },
    'found',
  ],
  [
    'check.failure-hidden',
    'kept behind a pipe',
    { scripts: `#!/bin/bash\n${BOTH} | logger\nrc=\${PIPESTATUS[0]}\n[ $rc = 27 ] && rc=0\nexit $rc` },
    'fine',
  ],
  [
    'check.failure-hidden',
    'lost behind a pipe',
    { scripts: `#!/bin/bash\n${BOTH} | logger\nexit $?` },
    'found',
  ],
  ['check.failure-hidden', 'kept by wait', { scripts: `#!/bin/sh\n${BOTH} & wait $!` }, 'fine'],
  ['check.failure-hidden', 'lost by wait', { scripts: `#!/bin/sh\n${BOTH} &\nwait` }, 'found'],
  ['check.failure-hidden', '|| true', { scripts: `#!/bin/sh\n${BOTH} || true` }, 'found'],
  [
    'check.failure-hidden',
    'something on the disk decides',
    { scripts: `#!/bin/sh\n${BOTH} || rc=1\n[ -f /x ] && exit 0\nexit $rc` },
    'cannot-tell',
  ],

  ['check.other-disk', 'a guard', {}, 'fine'],
  ['check.other-disk', 'none', { scripts: `#!/bin/sh\n${BOTH}` }, 'found', /another disk/],
  [
    'check.other-disk',
    'the Distribution has one',
    {
      scripts: `#!/bin/sh\n${BOTH}`,
      distribution: (text) => text.replace('<options ', '<options rootVolumeOnly="true" '),
    },
    'does-not-apply',
  ],
  ['check.other-disk', 'Perl', { scripts: script('perl.pl') }, 'cannot-tell'],

  ['check.line-ends', 'those of Unix', {}, 'fine'],
  ['check.line-ends', 'no scripts', { scripts: {}, inner: '' }, 'does-not-apply'],
  [
    'check.line-ends',
    'those of Windows',
    { scripts: crlf(script('last-action.sh')) },
    'found',
    /postinstall ends its lines with a carriage return, as Windows does.*"\/bin\/sh"/,
  ],
  [
    'check.line-ends',
    'in the preinstall',
    {
      scripts: { preinstall: crlf('#!/bin/bash -e\nexit 0\n'), postinstall: script('last-action.sh') },
      inner: '',
    },
    'found',
    /preinstall/,
  ],
  ['check.line-ends', 'Perl', { scripts: crlf('#!/usr/bin/env perl\nexit 0;\n') }, 'found', /"perl"/],
  [
    'check.line-ends',
    'Perl, which minds only those of its name',
    { scripts: crlf('#!/usr/bin/perl -w\n1;\n') },
    'fine',
  ],
  ['check.line-ends', 'of old Macs', { scripts: '#!/bin/sh\rexit 0\r' }, 'found'],
  [
    'check.line-ends',
    'all but the first line',
    { scripts: `#!/bin/sh\n${crlf(`${BOTH}\n${END}`)}` },
    'found',
    /part of each command/,
  ],
  [
    'check.line-ends',
    'a text that it writes',
    { scripts: `#!/bin/sh\ncat > /etc/x <<EOF\nHello\r\nWorld\r\nEOF\n${BOTH}\n${END}` },
    'fine',
  ],
  [
    'check.load-early',
    'line ends of Windows',
    { scripts: crlf(script('last-action.sh')) },
    'cannot-tell',
    /Windows/,
  ],

  ['check.unused-script', 'none', {}, 'fine'],
  [
    'check.unused-script',
    'an AppleDouble file',
    { scripts: { postinstall: script('last-action.sh'), '._postinstall': Buffer.from([0, 5, 22, 7]) } },
    'found',
    /\._postinstall is what another program left/,
  ],
  [
    'check.unused-script',
    'what vim keeps',
    { scripts: { postinstall: script('last-action.sh'), '.postflight.swp': 'b0VIM' } },
    'found',
  ],
  [
    'check.unused-script',
    'a postflight beside the postinstall',
    { scripts: { postinstall: script('last-action.sh'), postflight: '#!/bin/sh\nkextload /L/A.kext' } },
    'found',
    /postflight lies beside/,
  ],
  ['check.unused-script', 'no scripts', { scripts: {}, inner: '' }, 'does-not-apply'],
];

/** Another package, which brings a kext and loads nothing. */
function bringing(kext: PackedKext) {
  return { name: 'more.pkg', id: 'com.example.more', version: '2.0', files: kextFiles(kext), scripts: {} };
}

/** A Distribution whose outline names the choices in this order. */
function inOrder(...choices: string[]) {
  const lines = choices.map((choice) => `<line choice="${choice}"/>`).join('');
  const more = `<choice id="more"><pkg-ref id="com.example.more"/></choice>
  <pkg-ref id="com.example.more" version="2.0">#more.pkg</pkg-ref>`;
  return (text: string) =>
    text.replace('</installer', `<choices-outline>${lines}</choices-outline>${more}</installer`);
}

/** As an editor on Windows saves it. */
function crlf(text: string): string {
  return text.replaceAll('\n', '\r\n');
}

/** Another package, which brings B and loads it. */
function second() {
  const scripts = { postinstall: `#!/bin/sh\nkmutil load -b ${B.id}` };
  return { name: 'more.pkg', id: 'com.example.more', version: '2.0', files: kextFiles(B), scripts };
}

describe.each(Object.entries(Object.groupBy(ROWS, ([code]) => code)))('%s', (code, rows) => {
  test.each(rows!.map(([, ...row]) => row))('%s', async (_, changes, verdict, says) => {
    const { findings, unknown, ...rule } = await look(code as CheckCode, changes);
    const sentences = [...findings, ...unknown].map(sentence).join('\n');
    expect({ verdict: rule.verdict, sentences }).toMatchObject({ verdict });
    if (says) expect(sentences).toMatch(says);
  });
});

test('a postflight beside the postinstall is not what loads', async () => {
  const scripts = { postinstall: script('by-daemon.sh'), postflight: `#!/bin/sh\n${BOTH}` };
  expect((await look('check.no-load', { scripts })).verdict).toBe('found');
  expect((await look('check.no-load', { scripts, inner: '' })).verdict).toBe('fine');
});

test('findings stand where the call does, with the script to show', async () => {
  const scripts = script('of-2014.sh');
  const { findings } = await look('check.old-tool', { scripts });
  expect(findings.map(({ place }) => place)).toEqual([
    { file: 'Widget.pkg/widget.pkg/Scripts/postinstall', line: 6, column: 1, text: scripts },
    { file: 'Widget.pkg/widget.pkg/Scripts/postinstall', line: 7, column: 1, text: scripts },
  ]);
});
