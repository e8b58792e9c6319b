import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitCode, Refusal } from '../../src/diagnostics/diagnostic.ts';
import { openOutput } from '../../src/write/output.ts';
import { newOwner, stateOf } from '../../src/write/owner.ts';
import { build, scratch, snapshot } from './run.ts';
import { product } from './scenarios.ts';

const page = product('p', { 'en/a': 'A' });

describe('the lock of an output folder', () => {
  it('of a living build is waited for, not for ever, and its holder is named', async () => {
    const out = join(scratch(), 'dist');
    const lock = hold(out, newOwner());
    const output = await openOutput(out, { patience: 100 });
    const error: unknown = await output.commit(page.commit).catch((reason: unknown) => reason);
    if (!(error instanceof Refusal)) throw error;
    expect(error.diagnostics).toMatchObject([
      { code: 'write.locked', args: { holder: `process ${process.pid}`, lock } },
    ]);
    expect(exitCode(error.diagnostics)).toBe(3);
    expect(snapshot(join(out, '..'))).toEqual({ '.dist.kextguide-lock': '(folder)', [holderPath(lock)]: '' });
  });

  it('is taken over from a dead process', async () => {
    const out = join(scratch(), 'dist');
    hold(out, dead());
    await build(out, page);
    expect(readdirSync(join(out, '..'))).toEqual(['dist']);
  });

  it('is taken over from a process whose number another one has got', async () => {
    const out = join(scratch(), 'dist');
    hold(out, reused());
    await build(out, page);
    expect(readdirSync(join(out, '..'))).toEqual(['dist']);
  });

  it('is taken over from another machine or container only after the whole wait', async () => {
    const out = join(scratch(), 'dist');
    hold(out, elsewhere());
    await (await openOutput(out)).abandon();
    expect(readdirSync(join(out, '..'))).toEqual(['.dist.kextguide-lock']);
    const output = await openOutput(out, { patience: 50 });
    await output.commit(page.commit);
    expect(readdirSync(join(out, '..'))).toEqual(['dist']);
  });

  it('without a holder is not guessed at', async () => {
    const out = join(scratch(), 'dist');
    hold(out, 'something else');
    const output = await openOutput(out, { patience: 50 });
    await expect(output.commit(page.commit)).rejects.toThrow('an unknown process');
  });

  it('with a journal that nobody can read is named, and stays for the next run', async () => {
    const out = join(scratch(), 'dist');
    const lock = hold(out, dead());
    writeFileSync(
      join(lock, 'journal.forth.json'),
      '{"folders":[],"steps":[{"do":"remove","path":"../precious"}]}',
    );
    writeFileSync(join(out, '..', 'precious'), 'precious');
    for (let i = 0; i < 2; i += 1) {
      const error: unknown = await openOutput(out).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ diagnostics: [{ code: 'write.halfway' }] });
    }
    expect(readdirSync(lock).sort()).toEqual(['journal.forth.json', 'nobody']);
    expect(readdirSync(join(out, '..'))).toEqual(['.dist.kextguide-lock', 'precious']);
  });
});

describe('stages beside an output folder', () => {
  it('go where their process is dead, and stay where it lives or nobody can tell', async () => {
    const out = join(scratch(), 'dist');
    const [alive, gone, old, away] = [newOwner(), dead(), elsewhere(), elsewhere()];
    const stages = [alive, gone, old, away].map((owner) => join(out, '..', `.dist.kextguide-${owner}`));
    const others = ['.dist.kextguide-notes', '.dist2.kextguide-1', 'dist.kextguide-1'];
    for (const folder of [...stages, ...others.map((name) => join(out, '..', name))]) mkdirSync(folder);
    utimesSync(stages[2]!, new Date('2020-01-01'), new Date('2020-01-01'));
    await build(out, page);
    const left = [...others, `.dist.kextguide-${alive}`, `.dist.kextguide-${away}`, 'dist'].sort();
    expect(readdirSync(join(out, '..')).sort()).toEqual(left);
  });
});

describe('the owner of a stage', () => {
  it('is alive, dead or unknown', () => {
    expect(stateOf(newOwner())).toBe('alive');
    expect(stateOf(dead())).toBe('dead');
    expect(stateOf(elsewhere())).toBe('unknown');
    expect(stateOf('1')).toBe('unknown');
  });

  it.runIf(process.platform === 'linux')('is dead where another process has got its number', () => {
    expect(stateOf(reused())).toBe('dead');
  });
});

function hold(out: string, owner: string): string {
  const lock = join(out, '..', '.dist.kextguide-lock');
  mkdirSync(lock);
  writeFileSync(join(lock, owner), '');
  return lock;
}

function holderPath(lock: string): string {
  return `.dist.kextguide-lock/${readdirSync(lock)[0]}`;
}

/** No system gives out such a number. */
function dead(): string {
  return newOwner().replace(/^\d+/, '2147483646');
}

/** A process that was started at the beginning of time. */
function reused(): string {
  return newOwner().replace(/^(\d+)-\d+/, '$1-1');
}

function elsewhere(): string {
  return newOwner().replace(/^(\d+-\d+)-[0-9a-f]{8}/, '$1-00000000');
}
