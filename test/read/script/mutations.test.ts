import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

/** KEXTGUIDE_MUTATIONS=100000 for a long run. */
const RUNS = Number(process.env.KEXTGUIDE_MUTATIONS ?? 300);

const SCRIPTS = [
  `[ "\${3:-/}" = "/" ] || exit 0
case "$(sysctl -n hw.optional.arm64 2>/dev/null)" in
  1) set -- -p '/L/A'\\''s.kext' ;;
  *) set -- -p '/L/A.kext' -p "$3/L/B.kext" ;;
esac
status=0
kmutil load "$@" || status=$?
case $status in 0 | 27 | 28) exit 0 ;; esac
exit "$status"`,
  `set -euo pipefail
K=(A "B C"); args=()
load() { local k; for k in "$@"; do args+=(-p "\${3%/}/L/$k.kext"); done; kextload "\${args[@]}" 2>&1 | tee /tmp/x; }
if [[ $1 == /* && ! -n \`id\` ]]; then load "\${K[@]}"; elif (( $# > 2 )); then eval "exit 0"; else trap 'x' EXIT; fi
while read -r l; do i=$((i + 1)); [ $i -gt 3 ] && break; done <<EOF
$(date)
EOF
{ sh -c 'kmutil load -b x'; } || return 1 &`,
];

/** What may stand where it should not. */
const PIECES = [
  '"',
  "'",
  '`',
  '$(',
  ')',
  '${',
  '}',
  '((',
  '[[',
  '\\',
  '\n',
  ';',
  '|',
  '&',
  '<<E\n',
  'do ',
  'fi\n',
  '*',
  '\0',
  '\r',
];

function mutationsOf(script: string): fc.Arbitrary<string> {
  const change = fc.record({
    at: fc.nat(script.length),
    length: fc.nat(30),
    piece: fc.oneof(fc.constantFrom(...PIECES), fc.constant(''), fc.string({ maxLength: 3 })),
    times: fc.constantFrom(1, 1, 1, 2, 50),
  });
  return fc
    .array(change, { minLength: 1, maxLength: 4 })
    .map((changes) =>
      changes.reduce(
        (text, { at, length, piece, times }) =>
          text.slice(0, at) + piece.repeat(times) + text.slice(at + length),
        script,
      ),
    );
}

describe('a script that is changed at random', () => {
  test('ends in facts, or in a reason why there are none', async () => {
    const scripts = fc.constantFrom(...SCRIPTS).chain(mutationsOf);
    await fc.assert(
      fc.asyncProperty(scripts, async (text) => {
        const facts = await read(`#!/bin/bash\n${text}`);
        if ('because' in facts) return;
        const lines = text.split('\n').length + 1;
        for (const { line, column, loaded } of facts.loads) {
          expect(line).toBeGreaterThan(1);
          expect(line).toBeLessThanOrEqual(lines);
          expect(column).toBeGreaterThan(0);
          expect(loaded.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('the same text gives the same facts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...SCRIPTS).chain(mutationsOf), async (text) => {
        expect(await read(`#!/bin/sh\n${text}`)).toEqual(await read(`#!/bin/sh\n${text}`));
      }),
      { numRuns: Math.min(RUNS, 100) },
    );
  });
});

/** Each would take for ever, or fill the stack, if nothing bounded it. */
const HOSTILE: [string, string][] = [
  ['substitutions in each other', 'echo $('.repeat(20_000)],
  ['backticks and quotes', '"`'.repeat(20_000)],
  ['parentheses', '('.repeat(60_000)],
  ['conditions in each other', `${'if a; then '.repeat(5000)}b${'; fi'.repeat(5000)}`],
  ['a long sum', `echo $((${'1+'.repeat(50_000)}1))`],
  ['here-documents', 'cat <<A <<B <<C <<D\n'.repeat(5000)],
  ['a function that calls itself', 'f() { if a; then f; else f; fi; f "$@" x | f; }\nf'],
  ['a text that runs itself', 'x=\'eval "$x"; eval "$x"\'\neval "$x"'],
  ['a script that reads itself', '. "$0"\n"$0"'],
  ['a text that doubles', `x=aaaa\n${'x=$x$x\n'.repeat(9000)}`],
  ['arguments that double', `set -- ${'a '.repeat(2000)}\n${'set -- "$@" "$@"\n'.repeat(200)}`],
  ['loops in loops', `${'for a in 1 2 3 4 5 6 7 8 9 0; do '.repeat(12)}b${'; done'.repeat(12)}`],
  ['a loop without an end', 'while true; do x=$x$x; done'],
  ['a count without an end', 'i=0; while [ $i -lt 100000000 ]; do i=$((i+1)); done'],
  ['ways that double', 'if [ -f /x ]; then a$RANDOM=1; fi; if b; then c=1; fi\n'.repeat(2000)],
  ['a pattern that tries all', `x=${'a'.repeat(8000)}\ncase $x in ${'*a'.repeat(3000)}b) ;; esac`],
  ['an end that tries all', `x=${'a'.repeat(250)}\n${`y=\${x%%${'*a'.repeat(60)}b}\n`.repeat(500)}`],
  ['many load calls', 'if a; then kmutil load -p /A || b=$?; fi\n'.repeat(2000)],
];

test.each(HOSTILE)('%s', async (_, text) => {
  const helpers = new Map([['postinstall', `#!/bin/sh\n${text}`]]);
  await read(text.slice(0, 120_000), { helpers });
});
