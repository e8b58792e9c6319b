import { closingApart } from '../closing.ts';

/** Why a rule cannot tell: what stands in the way, and how to see for oneself. */
export const reasons = {
  'check.unknown-file': {
    severity: 'info',
    say: (_: object) => 'The file could not be read, so nothing can be told of it. Mend what is named above.',
  },
  'check.unknown-part': {
    severity: 'info',
    say: (a: { part: string }) =>
      `A ${a.part} of the package could not be read, so what is in it is not known. Mend that first.`,
  },
  'check.unknown-script': {
    severity: 'info',
    say: (a: { name: string; because: Because; language?: string | undefined }) =>
      `What ${a.name} does cannot be told without running it: ${a.because === 'language' ? `it is written in ${a.language}` : BECAUSE[a.because]}. Check by hand that it loads every kext with one call, at its end.`,
  },
  'check.unknown-command': {
    severity: 'info',
    say: (a: { kind: Doubt; text: string }) =>
      `What the script does here cannot be told without running it: ${a.text}. ${DOUBTS[a.kind]} Check it by hand.`,
  },
  'check.unknown-reach': {
    severity: 'info',
    say: (a: { text: string }) =>
      `A tool that loads kexts is named here (${a.text}), and no way through the script was found that leads there. Check whether it is ever run.`,
  },
  'check.unknown-kext': {
    severity: 'info',
    say: (a: { text: string }) =>
      `Which kexts are loaded here is decided only on the Mac: ${a.text}. Write their paths out, or check by hand that all are named.`,
  },
  'check.unknown-copy': {
    severity: 'info',
    say: (a: { kext: string; text: string }) =>
      `Nothing in this package installs ${a.kext}, which is loaded, but a script puts files there: ${a.text}. Check by hand that the kext is among them.`,
  },
  'check.unknown-order': {
    severity: 'info',
    say: (a: { kext: string; brings: string; loads: string; isLater: boolean }) =>
      `${a.kext} comes with ${a.brings} and is loaded by a script of ${a.loads}${a.isLater ? ', which stands before it in the Distribution' : ', and the Distribution does not say which comes first'}. Whether the kext is there by then is not known. Let a package load it that stands behind ${a.brings} in the choices-outline, or ${a.brings} itself.`,
  },
  'check.unknown-moved': {
    severity: 'info',
    say: (a: { path: string; loaded: string | undefined }) =>
      `${a.loaded === undefined ? `The package puts a kext into a folder for what does not stay (${a.path}), and where a script puts it then` : `The package puts a kext at ${a.path}, and ${a.loaded} is loaded; whether a script puts the one there as the other`} cannot be told without running it. Check it by hand, and write the place as the kext's "path" in a profile that names this package.`,
  },
  'check.unknown-loop': {
    severity: 'info',
    say: (a: { text: string }) =>
      `How often this call is made is decided only on the Mac: ${a.text}. Make it one call for all kexts.`,
  },
  'check.unknown-exit': {
    severity: 'info',
    say: (a: { text: string }) =>
      `What the script makes of the exit code of this call is decided only on the Mac: ${a.text}. Take 0, 27 and 28 as success, all else as failure, and let nothing else have a say.`,
  },
  'check.unknown-carried': {
    severity: 'info',
    say: (a: { name: string; within: string }) =>
      `${a.name} lies beside the scripts (${a.within}), and whether one of them installs it, and where, is decided only on the Mac. Check that by hand, or install it by the package.`,
  },
  'check.unknown-javascript': {
    severity: 'info',
    say: (_: object) =>
      'The Distribution decides by JavaScript, which was not run, which packages are installed together. Check that one of them loads all kexts.',
  },
  'check.unknown-apart': { severity: 'info', say: closingApart },
  'check.unknown-chips': {
    severity: 'info',
    say: (a: { kext: string }) =>
      `For which Macs ${a.kext} has code is not known. Name its bundle in the profile, or write "architectures".`,
  },
  'check.unknown-families': {
    severity: 'info',
    say: (a: { kext: string }) =>
      `What ${a.kext} builds on is not known without its bundle. Name the bundle in the profile.`,
  },
  'check.unknown-library': {
    severity: 'info',
    say: (a: { kext: string; family: string; successor: string }) =>
      `${a.kext} builds on ${a.family}, and which functions it takes from it cannot be seen. For some there is a successor: ${a.successor}.`,
  },
} as const;

type Because = 'large' | 'binary' | 'language' | 'unsaid' | 'line-ends' | 'broken' | 'tangled';

const BECAUSE: Record<Exclude<Because, 'language'>, string> = {
  large: 'it is too large',
  binary: 'it is a program, not a text',
  unsaid: 'its first line does not say what reads it (#!/bin/sh)',
  'line-ends': 'its lines end as on Windows, so macOS cannot run it as it is',
  broken: 'its syntax is broken, or of a shell that is not known here',
  tangled: 'there are too many ways through it',
};

type Doubt = 'elsewhere' | 'command' | 'indirect' | 'trap' | 'helper' | 'syntax';

const DOUBTS: Record<Doubt, string> = {
  elsewhere: 'It runs text that comes from elsewhere.',
  command: 'The name of the command is decided on the Mac.',
  indirect: 'Another program is given a tool that loads kexts.',
  trap: 'A trap decides what the script ends with.',
  helper: 'It runs a file of the package that is no shell script, or cannot be followed.',
  syntax: 'It is written in a way that is not followed.',
};
