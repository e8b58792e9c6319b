import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

type Call = (this: void, ...args: never[]) => unknown;

const CALLS = [
  'mkdirSync',
  'writeFileSync',
  'renameSync',
  'linkSync',
  'copyFileSync',
  'rmdirSync',
  'rmSync',
] as const;

/**
 * Steps in before every call that changes the disk: `act` gets the number of the call (from 1), its name and its
 * arguments. Returns what ends it and says how many calls there were.
 */
export function meddle(act: (call: number, name: string, args: unknown[]) => void): () => number {
  const table = fs as unknown as Record<string, Call>;
  const originals = CALLS.map((name) => [name, table[name]!] as const);
  let calls = 0;
  for (const [name, original] of originals) {
    table[name] = (...args: never[]) => {
      calls += 1;
      act(calls, name, args);
      return original(...args);
    };
  }
  syncBuiltinESMExports();
  return () => {
    for (const [name, original] of originals) table[name] = original;
    syncBuiltinESMExports();
    return calls;
  };
}

/** An error as the system gives it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made up by a test, rename`), {
    code,
    errno: -1,
    syscall: 'rename',
  });
}
