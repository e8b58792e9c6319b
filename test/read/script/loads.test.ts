import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { hasTool } from '../../tools.ts';
import { followed, loadsOf, read } from './reading.ts';

const A = '/Library/Extensions/A.kext';
const B = '/Library/Extensions/B.kext';

/** The script, and what its calls load: for each call one text a way. */
const LOADS: [name: string, lines: string, loads: string[][]][] = [
  ['a path that is written out', `kmutil load -p ${A}`, [[A]]],
  ['the target disk before it', 'kmutil load -p "$3/Library/Extensions/A.kext"', [[A]]],
  ['with braces', `kmutil load -p "\${3}/Library/Extensions/A.kext"`, [[A]]],
  ['without its last slash', `kmutil load -p "\${3%/}/Library/Extensions/A.kext"`, [[A]]],
  ['with a default', `kmutil load -p "\${3:-/}/Library/Extensions/A.kext"`, [[A]]],
  ['DSTROOT', 'kmutil load --bundle-path=$DSTROOT/Library/Extensions/A.kext', [[A]]],
  ['DSTVOLUME', 'kmutil load --bundle-path $DSTVOLUME/Library/Extensions/A.kext', [[A]]],
  ['a variable', `DIR="$3/Library/Extensions"\nKEXT=$DIR/A.kext\nkmutil load -p "$KEXT"`, [[A]]],
  ['a variable that words are split from', `KEXTS="${A} ${B}"\nkextload $KEXTS`, [[`${A} + ${B}`]]],
  ['one that is in quotes is not split', `K="/L/My Kext.kext"\nkextload "$K"`, [['/L/My Kext.kext']]],
  ['several', `kmutil load -p ${A} -p ${B}`, [[`${A} + ${B}`]]],
  ['an identifier', 'kmutil load -b com.example.A', [['#com.example.A']]],
  ['set --', `set -- -p ${A} -p ${B}\n/usr/bin/kmutil load "$@"`, [[`${A} + ${B}`]]],
  ['quotes in a name', `set -- -p '/L/A'\\''s.kext'\nkmutil load "$@"`, [["/L/A's.kext"]]],
  ['a loop over a list', 'for k in A B; do kextload /Library/Extensions/$k.kext; done', [[A, B]]],
  [
    'a list that a loop makes',
    `ARGS=()\nfor k in A B; do ARGS+=(-p "/Library/Extensions/$k.kext"); done\nkmutil load "\${ARGS[@]}"`,
    [[`${A} + ${B}`]],
  ],
  ['a function', 'load() { kmutil load -p "/Library/Extensions/$1.kext"; }\nload A', [[A]]],
  ['one of bash', 'function load {\n  kextutil "$@"\n}\nload -v /Library/Extensions/A.kext', [[A]]],
  ['sudo and exec before it', `sudo -n kextload ${A}\nexec /usr/bin/kmutil load -p ${B}`, [[A], [B]]],
  ['options with a word of their own', `kextload -d ${B} -r /Library/Extensions ${A}`, [[A]]],
  ['its output kept', `out=$(kmutil load -p ${A} 2>&1)`, [[A]]],
  ['its output read on', `kmutil load -p ${A} 2>&1 | tee -a /tmp/log`, [[A]]],
  ['as a condition', `if ! kmutil load -p ${A}; then exit 1; fi`, [[A]]],
  [
    'one for each kind of Mac',
    `if [ "$(uname -m)" = arm64 ]; then K=${A}; else K=${B}; fi\nkmutil load -p $K`,
    [[A, B]],
  ],
  ['sh -c', `sh -c "kmutil load -p ${A}"`, [[A]]],
  ['eval', `c="kmutil load"\neval "$c -p ${A}"`, [[A]]],
  [
    'the folder of a kext',
    'k="$3/Library/Extensions/A.kext"\nkmutil load -p "$(dirname "$k")/B.kext"',
    [[B]],
  ],
  ['case', `case "$3" in /) K=${A} ;; *) K=${B} ;; esac\nkmutil load -p $K`, [[A]]],
  ['a here-document beside it', `cat <<EOF\nkextload ${B}\nEOF\nkmutil load -p ${A}`, [[A]]],
  ['a variable of nobody', 'kmutil load -p "$SOMEWHERE/A.kext"', [['…/A.kext']]],
  ['what a command prints', 'kmutil load -p "$(mdfind A.kext)"', [['…']]],
  ['all that fit a pattern', 'for k in /Library/Extensions/A*.kext; do kmutil load -p "$k"; done', [['…']]],
  ['a pattern as an argument', 'kextload /Library/Extensions/A*.kext', [['….kext + and more']]],
  ['no other verb of kmutil', 'kmutil showloaded\nkmutil inspect', []],
  ['not what is said of it', 'echo "run kextload yourself"', []],
];

describe('what a load call loads', () => {
  test.each(LOADS)('%s', async (_, lines, loads) => {
    expect(await loadsOf(lines)).toEqual(loads);
  });

  describe.runIf(hasTool('bash'))('by a real shell', () => {
    const known = LOADS.filter(([, , loads]) => loads.flat().every((one) => !/…|and more/.test(one)));
    test.each(known)('%s', (_, lines, loads) => {
      const named = loads.flat().flatMap((one) => one.split(' + '));
      // Of two kinds of Mac, this is one.
      for (const kext of loadedByBash(lines)) expect(named).toContain(kext);
      if (!lines.includes('uname')) expect(new Set(loadedByBash(lines))).toEqual(new Set(named));
    });
  });

  test('zsh does not split what is not in quotes', async () => {
    expect(await loadsOf('#!/bin/zsh\nK="/L/My Kext.kext"\nkextload $K')).toEqual([['/L/My Kext.kext']]);
  });

  test('$2 is where the package goes', async () => {
    const around = { installLocation: '/Library/Extensions' };
    expect(await loadsOf('kmutil load -p "$2/A.kext"', around)).toEqual([[A]]);
    // What DSTROOT is there, Apple does not say.
    expect(await loadsOf('kmutil load -p "$DSTROOT/A.kext"', around)).toEqual([['…/A.kext']]);
  });

  test('scripts beside it are read where it runs them', async () => {
    const helpers = new Map([
      ['names.sh', `KEXT=${A}`],
      ['load.sh', '#!/bin/sh\nkmutil load -p "$1"'],
    ]);
    const lines = 'HERE="$(cd "$(dirname "$0")" && pwd)"\n. "$HERE/names.sh"\n"$HERE/load.sh" "$KEXT"';
    expect(await loadsOf(lines, { helpers })).toEqual([[A]]);
    expect(await loadsOf(`. ./names.sh\nsh ./load.sh "$KEXT"`, { helpers })).toEqual([[A]]);
  });

  test.each([
    ['cd /Library/Extensions/\nkmutil load -p ./A.kext', A],
    ['cd "$3/Library"\nkextload Extensions/A.kext', A],
    // Where a script starts, nobody says.
    ['kmutil load -p A.kext', '…/A.kext'],
    ['cd "$WHERE" && kmutil load -p A.kext', '…/A.kext'],
  ])('a path from where it is: %s', async (lines, kext) => {
    expect(await loadsOf(lines)).toEqual([[kext]]);
  });

  test('a place in the script', async () => {
    const { loads } = await followed(`echo\nif true; then\n  kmutil load -p ${A} # now\nfi`);
    expect(loads).toMatchObject([{ tool: 'kmutil', line: 4, column: 3, text: `kmutil load -p ${A}` }]);
  });
});

describe('what it puts anywhere', () => {
  test.each([
    ['cp -R a.plist /Library/LaunchDaemons/', '/Library/LaunchDaemons'],
    ['ditto "$HERE/A.kext" "$3/Library/Extensions/A.kext"', A],
    ['cd /Library/Extensions; mv /tmp/A.kext A.kext', A],
    ['ln -s a "$WHERE/Extensions"', '…/Extensions'],
    ['tar -xf a.tgz -C /Library/Extensions', '…'],
    ['find /tmp -name "*.kext" -exec cp -R {} /Library/Extensions \\;', '…'],
    ['ls /tmp | xargs cp -R', '…'],
    ['/usr/sbin/installer -pkg a.pkg -target /', '…'],
  ])('%s', async (line, into) => {
    const { placed } = await followed(`${line}\nkmutil load -p ${A}`);
    expect(placed.map((one) => `${one.into.known ? '' : '…'}${one.into.text}`)).toEqual([into]);
  });

  test('nothing', async () => {
    const { placed } = await followed(`ls /Library/Extensions\nchown -R root:wheel ${A}\necho cp a b`);
    expect(placed).toEqual([]);
  });
});

describe('which calls one way makes', () => {
  test.each([
    ['one', `kmutil load -p ${A}`, [[0]]],
    ['two', `kmutil load -p ${A}\nkmutil load -p ${B}`, [[0, 1]]],
    ['the same twice', 'for k in A B; do kmutil load -p /L/$k.kext; done', [[0, 0]]],
    ['one or the other', 'if [ -f /x ]; then kmutil load -p /A; else kextload /A; fi', [[0], [1]]],
    ['the second where the first fails', 'kmutil load -p /A || kextload /A', [[0]]],
    ['until it works', 'for i in 1 2 3; do kmutil load -p /A && break; sleep 1; done', [[0]]],
    ['again while it fails', 'until kmutil load -p /A; do sleep 1; done', [[0]]],
    ['behind an exit', 'exit 0\nkmutil load -p /A', []],
  ])('%s', async (_, lines, ways) => {
    expect((await followed(lines)).ways).toEqual(ways);
  });

  test('a loop that nobody can count', async () => {
    const { loads } = await followed('ls /L | while read -r k; do kextload "/L/$k"; done');
    expect(loads).toMatchObject([{ repeated: true }]);
  });
});

describe('what comes behind it', () => {
  test.each([
    ['a service is started', 'launchctl load /x.plist', 'launchctl load /x.plist'],
    ['a file is copied, in a function', 'f() { cp a b; }\nf', 'cp a b'],
    ['nothing', '', undefined],
    ['something is said', 'echo done\nlogger done\nprintf x', undefined],
    ['it is looked at', 'kextstat | grep x\nkmutil showloaded\nsleep 1', undefined],
    ['a temporary file goes', 'rm -f /tmp/x "$TMP"', undefined],
    ['a file goes', 'rm -rf /Library/Old.kext', 'rm -rf /Library/Old.kext'],
    ['another is loaded', 'kmutil load -p /B', undefined],
    ['a file is written', 'echo done > /Library/Foo/flag', 'echo done > /Library/Foo/flag'],
    ['a file is written on', 'printf x >> "$3/Library/Foo/list"', 'printf x >> "$3/Library/Foo/list"'],
    ['a file is made', ': > /Library/Foo/flag', ': > /Library/Foo/flag'],
    ['a file is made by nothing', '> /Library/Foo/flag', '> /Library/Foo/flag'],
    ['a file in a folder', 'cd /Library/Foo\necho > flag', 'echo > flag'],
    [
      'a file from a here-document',
      'cat <<EOF > /Library/Foo/a.plist\nx\nEOF',
      'cat <<EOF > /Library/Foo/a.plist',
    ],
    ['a file from a group', '{ echo a; echo b; } >| /Library/Foo/ab', '>| /Library/Foo/ab'],
    ['a file by tee', 'echo a | sudo tee -a /etc/hosts', 'sudo tee -a /etc/hosts'],
    ['a file in the background', 'sleep 1 && date > /Library/Foo/date &', 'date > /Library/Foo/date'],
    [
      'files are found and removed',
      'find /Library/Foo -name "*.old" -delete',
      'find /Library/Foo -name "*.old" -delete',
    ],
    [
      'files are found and changed',
      'find /Library/Foo -exec chmod 644 {} +',
      'find /Library/Foo -exec chmod 644 {} +',
    ],
    ['files are found and looked at', 'find /Library/Foo -exec cat {} +', undefined],
    ['nothing is written', 'echo a > /dev/null\necho b >&2\necho c 2>&1 >&-', undefined],
    [
      'a log is written',
      'date >> /var/log/foo\necho a | tee -a /Library/Logs/Foo/b\necho >> "$3/x/a.log"',
      undefined,
    ],
    ['a temporary file is written', 'echo a > /tmp/a\necho b > "$(mktemp)"\ntouch /private/tmp/x', undefined],
    ['its code is told apart', 'case $? in 0|27|28) exit 0 ;; esac\nexit 1', undefined],
    ['it exits', 'exit 0\ncp a b', undefined],
  ])('%s', async (_, behind, follower) => {
    const { loads } = await followed(`cp x y\nkmutil load -p /A\n${behind}`);
    expect(loads[0]?.follower?.text).toBe(follower);
  });
});

test.each([
  ['what it says is kept', 'kmutil load -p /A > /Library/Foo/said 2>&1'],
  ['by tee', 'kmutil load -p /A 2>&1 | tee /Library/Foo/said'],
  ['by a pipe', 'kmutil load -p /A 2>&1 | grep -v x > /Library/Foo/said'],
  ['by a group', '{ kmutil load -p /A; echo $?; } > /Library/Foo/said'],
])('%s: nothing comes behind the call', async (_, lines) => {
  const { loads } = await followed(lines);
  expect(loads).toMatchObject([{ follower: null }]);
});

test('what the first of a pipe writes behind its own call counts', async () => {
  const { loads } = await followed(
    'f() { kmutil load -p /A\necho > /Library/Foo/flag; }\nf 2>&1 | tee -a /tmp/log',
  );
  expect(loads).toMatchObject([{ follower: { text: 'echo > /Library/Foo/flag' } }]);
});

test('behind an earlier call, what a later one says is kept', async () => {
  const { loads } = await followed('kmutil load -p /A\nkmutil load -p /B | tee /Library/Foo/said');
  expect(loads).toMatchObject([{ follower: { text: 'tee /Library/Foo/said' } }, { follower: null }]);
});

describe('another disk', () => {
  test.each([
    ['[ "$3" = "/" ] || exit 0', false],
    ['if [ "$3" != "/" ]; then\n  exit 0\nfi', false],
    ['[[ "$DSTVOLUME" == / ]] || exit 0', false],
    ['case "$3" in /) ;; *) exit 0 ;; esac', false],
    [`test "\${3%/}" = "" || exit`, false],
    ['[ -d "$3" ] || exit 0', true],
    ['', true],
  ])('%s', async (guard, onOtherDisk) => {
    const { loads } = await followed(`${guard}\nkmutil load -p "$3/A.kext"`);
    expect(loads).toMatchObject([{ onOtherDisk }]);
  });
});

describe('why nothing can be told', () => {
  test.each([
    ['#!/usr/bin/perl\nsystem("kextload /A");', { because: 'language', language: 'Perl' }],
    ['#!/usr/bin/env python3\n', { because: 'language', language: 'Python' }],
    ['#!/bin/sh\nif true; then', { because: 'broken', line: 2, column: 14 }],
    ['#!/bin/sh\n\0\u0001', { because: 'binary' }],
    [`#!/bin/sh\n${'a\n'.repeat(100_000)}`, { because: 'large' }],
    [
      `#!/bin/sh\n${'for i in 1 2 3 4 5 6 7 8 9; do '.repeat(9)}a${'; done'.repeat(9)}`,
      { because: 'tangled' },
    ],
  ])('%j', async (text, reason) => {
    expect(await read(text)).toEqual(reason);
  });

  test('no first line, no text', async () => {
    const around = { name: 'postinstall', installLocation: '/', helpers: new Map() };
    const { readScript } = await import('../../../src/read/script/read-script.ts');
    expect(await readScript({ ...around, text: 'kextload /A' })).toEqual({ because: 'unsaid' });
    expect(await readScript({ ...around, text: null })).toEqual({ because: 'large' });
  });

  test.each([
    ['. /opt/common.sh', 'elsewhere'],
    ['eval "$WHAT"', 'elsewhere'],
    ['sh -c "$WHAT"', 'elsewhere'],
    ['"$WHAT" now', 'command'],
    ["find /L -name '*.kext' | xargs kextload", 'indirect'],
    ['osascript -e \'do shell script "kextload /A"\'', 'indirect'],
    ["trap 'exit 0' EXIT", 'trap'],
    ['./load.pl', 'helper'],
    ['coproc cat', 'syntax'],
  ])('%s may do more', async (line, kind) => {
    const helpers = new Map([['load.pl', '#!/usr/bin/perl\n']]);
    const { doubts } = await followed(`#!/bin/bash\n${line}`, { helpers });
    expect(doubts).toMatchObject([{ kind, line: 2 }]);
  });

  test('a call that no way leads to', async () => {
    const { loads, unreached } = await followed('load() {\n  kextload /A\n}\n# kextload /B');
    expect({ loads, unreached }).toMatchObject({ loads: [], unreached: [{ line: 3 }] });
  });

  test('old ways', async () => {
    const { oldWays } = await followed('touch "$3/System/Library/Extensions"\nkextcache -system-caches');
    expect(oldWays.map(({ text }) => text)).toEqual([
      'touch "$3/System/Library/Extensions"',
      'kextcache -system-caches',
    ]);
  });
});

/** The kexts that bash hands to the tools, by stand-ins that say what they are called with. */
function loadedByBash(lines: string): string[] {
  const say = (name: string) => `${name}() { printf '%s\\n' ${name} "$@" >&3; }\nexport -f ${name}\n`;
  const stands = `${['kmutil', 'kextload', 'kextutil'].map(say).join('')}sudo() { shift; "$@"; }\n`;
  const script = lines.replaceAll('/usr/bin/', '').replaceAll('exec ', '').replaceAll('sh -c', 'bash -c');
  const env = { ...process.env, DSTROOT: '/', DSTVOLUME: '/' };
  const stdio = ['ignore', 'ignore', 'ignore', 'pipe'] as const;
  const run = spawnSync('bash', ['-c', stands + script, 'postinstall', '/x.pkg', '/', '/', '/'], {
    env,
    stdio: [...stdio],
  });
  const words = String(run.output[3]).split('\n');
  return words.flatMap((word, at) => {
    if (words[at - 1] === '-b') return [`#${word}`];
    const path = word.replace('--bundle-path=', '').replaceAll('//', '/');
    return path.endsWith('.kext') && words[at - 1] !== '-d' ? [path] : [];
  });
}
