import { expect } from 'vitest';
import type { ScriptFacts, Unreadable } from '../../../src/read/script/facts.ts';
import { readScript, type ScriptToRead } from '../../../src/read/script/read-script.ts';

/** Reads the lines of a postinstall. */
export function read(lines: string, around: Partial<ScriptToRead> = {}): Promise<ScriptFacts | Unreadable> {
  const text = lines.startsWith('#!') ? lines : `#!/bin/sh\n${lines}`;
  return readScript({ name: 'postinstall', text, installLocation: '/', helpers: new Map(), ...around });
}

/** The same, for one that can be followed. */
export async function followed(lines: string, around?: Partial<ScriptToRead>): Promise<ScriptFacts> {
  const facts = await read(lines, around);
  if ('because' in facts) expect.unreachable(JSON.stringify(facts));
  return facts;
}

/** What its load calls load, one text for each way: "/Library/Extensions/A.kext", "…/A.kext" where only the end is known. */
export async function loadsOf(lines: string, around?: Partial<ScriptToRead>): Promise<string[][]> {
  const { loads } = await followed(lines, around);
  return loads.map(({ loaded }) =>
    loaded.map(({ kexts, open }) => {
      const named = kexts.map(
        ({ text, known, by }) => `${known ? '' : '…'}${by === 'identifier' ? '#' : ''}${text}`,
      );
      return [...named, ...(open ? ['and more'] : [])].join(' + ');
    }),
  );
}
