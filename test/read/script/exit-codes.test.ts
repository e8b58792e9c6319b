import { describe, expect, test } from 'vitest';
import { followed } from './reading.ts';

const CALL = 'kmutil load -p /A.kext';

/** The script, what it makes of 27 and 28, and what of a failure. */
const SCRIPTS: [name: string, script: string, pending: string, failed: string][] = [
  ['is the last word', CALL, 'failure', 'failure'],
  ['is not looked at', `${CALL}\nexit 0`, 'success', 'success'],
  ['is thrown away', `${CALL} || true`, 'success', 'success'],
  ['is drowned by a message', `${CALL} || echo "That failed."`, 'success', 'success'],
  ['goes to the background', `${CALL} &`, 'success', 'success'],
  ['is that of tee', `${CALL} | tee /tmp/log`, 'success', 'success'],
  ['stops a script with set -e', `set -e\n${CALL}\nexit 0`, 'failure', 'failure'],
  ['stops one with -e in its first line', `#!/bin/bash -e\n${CALL}\nexit 0`, 'failure', 'failure'],
  [
    'stops one with pipefail',
    `#!/bin/bash\nset -euo pipefail\n${CALL} | tee /tmp/log\nexit 0`,
    'failure',
    'failure',
  ],
  ['does not stop it where it is asked for', `set -e\nif ${CALL}; then echo yes; fi`, 'success', 'success'],
  ['is any failure', `${CALL} || exit 1`, 'failure', 'failure'],
  ['is any failure, with a message', `if ! ${CALL}; then\n  echo no >&2\n  exit 1\nfi`, 'failure', 'failure'],
  [
    '27 and 28 are told apart',
    `${CALL} || s=$?\ncase \${s:-0} in 0|27|28) exit 0 ;; esac\nexit $s`,
    'success',
    'failure',
  ],
  [
    '27 and 28 are told apart, with a start',
    `s=0\n${CALL} || s=$?\ncase $s in 0|27|28) exit 0 ;; esac\nexit $s`,
    'success',
    'failure',
  ],
  [
    'with test',
    `${CALL}\nrc=$?\nif [ $rc -ne 0 ] && [ "$rc" != 27 ] && [ $rc -ne 28 ]; then exit $rc; fi`,
    'success',
    'failure',
  ],
  [
    'with test -a',
    `${CALL}\nrc=$?\n[ $rc -ne 0 -a $rc -ne 27 -a $rc -ne 28 ] && exit 1\nexit 0`,
    'success',
    'failure',
  ],
  [
    'with [[',
    `#!/bin/bash\n${CALL}; rc=$?\n[[ $rc == 0 || $rc == 2[78] ]] || exit $rc`,
    'success',
    'failure',
  ],
  [
    'with ((',
    `#!/bin/bash\nout=$(${CALL} 2>&1)\nrc=$?\n(( rc == 27 || rc == 28 )) && rc=0\nexit $rc`,
    'success',
    'failure',
  ],
  ['only 27 is told apart', `${CALL}\n[ $? -eq 27 ] && exit 0\nexit 1`, 'failure', 'failure'],
  [
    'only 27, as a script of long ago',
    `${CALL}\nrc=$?\nif [ $rc -eq 27 ]; then exit 0; fi\nexit $rc`,
    'failure',
    'failure',
  ],
  [
    'in a function',
    `load() { ${CALL}; r=$?; case $r in 27|28) return 0;; esac; return $r; }\nload || exit 1`,
    'success',
    'failure',
  ],
  ['local forgets it', `f() { local out=$(${CALL}); return $?; }\nf`, 'success', 'success'],
  ['`!` forgets it', `if ! ${CALL}; then\n  rc=$?\n  [ $rc = 0 ] || exit $rc\nfi`, 'success', 'success'],
  [
    'tee has the last word, also where it is asked',
    `if ${CALL} | tee /tmp/log; then exit 0; fi\nexit 1`,
    'success',
    'success',
  ],
  ['`!` of what cat ends with', `f() { ${CALL} | cat; }\n! f || exit`, 'failure', 'failure'],
  ['a variable of nobody decides', `${CALL} || exit $FAILURE`, 'unknown', 'unknown'],
  ['something on the disk decides', `${CALL} || rc=1\n[ -f /x ] && exit 0\nexit $rc`, 'unknown', 'unknown'],
  ['what else may fail has no say', `${CALL}\n[ -f /x ] || exit 1\nexit 0`, 'success', 'success'],
  [
    'PIPESTATUS keeps it',
    `#!/bin/bash\n${CALL} 2>&1 | logger\nrc=\${PIPESTATUS[0]}\ncase $rc in 0|27|28) exit 0 ;; esac\nexit $rc`,
    'success',
    'failure',
  ],
  [
    'PIPESTATUS of a pipe that a group holds',
    `#!/bin/bash\nif true; then { ${CALL} | logger; } fi\nexit "\${PIPESTATUS[0]}"`,
    'failure',
    'failure',
  ],
  [
    'PIPESTATUS as a whole',
    `#!/bin/bash\n${CALL} | tee /tmp/log | cat\nall=("\${PIPESTATUS[@]}")\nexit \${all[0]}`,
    'failure',
    'failure',
  ],
  ['PIPESTATUS with `!`', `#!/bin/bash\n! ${CALL} | cat\nexit \${PIPESTATUS[0]}`, 'failure', 'failure'],
  ['PIPESTATUS in arithmetic', `#!/bin/bash\n${CALL} | cat\nexit $((PIPESTATUS[0]))`, 'failure', 'failure'],
  [
    'PIPESTATUS of a test',
    `#!/bin/bash\n${CALL} || rc=$?\n! [[ $rc ]]\nexit \${PIPESTATUS[0]}`,
    'failure',
    'failure',
  ],
  [
    'PIPESTATUS of another command',
    `#!/bin/bash\n${CALL} | logger\necho done\nexit \${PIPESTATUS[0]}`,
    'success',
    'success',
  ],
  [
    'PIPESTATUS of the end of the pipe',
    `#!/bin/bash\n${CALL} | logger\nexit \${PIPESTATUS[1]}`,
    'success',
    'success',
  ],
  [
    'PIPESTATUS where a command decides whether there is a pipe',
    `#!/bin/bash\n[ -f /x ] && ${CALL} | cat\nexit \${PIPESTATUS[0]}`,
    'failure',
    'failure',
  ],
  ['zsh has no PIPESTATUS', `#!/bin/zsh\n${CALL} | logger\nexit \${PIPESTATUS[0]}`, 'unknown', 'unknown'],
  ['`wait` asks for it', `${CALL} &\nwait $!`, 'failure', 'failure'],
  [
    '`wait` asks for it later',
    `${CALL} &\npid=$!\necho waiting\nwait "$pid" || rc=$?\ncase \${rc:-0} in 0|27|28) exit 0 ;; esac\nexit $rc`,
    'success',
    'failure',
  ],
  ['`wait` for the last of several', `sleep 1 & first=$!\n${CALL} & wait $first $!`, 'failure', 'failure'],
  ['`wait` for another', `sleep 1 &\nfirst=$!\n${CALL} & wait $first`, 'success', 'success'],
  ['`wait` for all forgets it', `${CALL} &\nwait`, 'success', 'success'],
  ['`wait` for nobody knows what', `${CALL} &\nwait %1`, 'unknown', 'unknown'],
  ['`wait` outside of the shell that started it', `${CALL} &\n(wait $!)`, 'failure', 'failure'],
  ['exec', `exec ${CALL}`, 'failure', 'failure'],
  ['until it works', `until ${CALL}; do sleep 5; done`, 'failure', 'failure'],
];

describe('the exit code of a load call', () => {
  test.each(SCRIPTS)('%s', async (_, script, whenPending, whenFailed) => {
    const { loads } = await followed(script);
    expect(loads).toMatchObject([{ whenPending, whenFailed }]);
  });

  test('each call is looked at by itself', async () => {
    const { loads } = await followed(`kmutil load -p /A || true\n${CALL}`);
    expect(loads).toMatchObject([
      { whenPending: 'success', whenFailed: 'success' },
      { whenPending: 'failure', whenFailed: 'failure' },
    ]);
  });
});
