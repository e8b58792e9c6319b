import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { exitCode, Refusal } from '../../src/diagnostics/diagnostic.ts';
import { openOutput } from '../../src/write/output.ts';
import { meddle, systemError } from './meddle.ts';
import { build, run, scratch, snapshot } from './run.ts';
import { product, SCENARIOS } from './scenarios.ts';

const NOBODY = 65534;
const page = product('p', { 'en/a': 'A' });
const canMount = mounts();

describe('a disk that fails', () => {
  it('at any call of a build leaves what was there, down to the times of its files', async () => {
    const calls = await countCalls();
    for (let at = 1; at <= calls; at += 1) {
      const out = await oldOutput();
      const before = [snapshot(out), times(out)];
      const found = await hindered(out, (call) => call === at, 'EIO');
      // What only clears up after a build may fail: the build is made.
      if (found === undefined) expect(readdirSync(join(out, '..'))).toContain('dist');
      else expect([snapshot(out), times(out)]).toEqual(before);
      if (found)
        expect(found).toMatchObject({
          code: 'write.failed',
          args: { reason: expect.stringMatching(/^EIO: made up by a test$|^EISDIR/) },
        });
      // A folder that could not be removed may stay; a file may not.
      expect(files(await rebuilt(out))).toEqual(files(await newOutput()));
    }
  });

  it('for good, in the middle of the burst, says that the next build mends it, and it does', async () => {
    const calls = await countCalls();
    let halfway = 0;
    for (let at = 1; at <= calls; at += 1) {
      const out = await oldOutput();
      const found = await hindered(out, (call) => call >= at, 'EIO');
      if (found?.code === 'write.halfway') halfway += 1;
      expect(await rebuilt(out)).toEqual(await newOutput());
    }
    expect(halfway).toBeGreaterThan(5);
  });

  it('that knows no second names for a file serves as well', async () => {
    const calls = await countCalls();
    const fresh = await oldOutput();
    await rebuilt(fresh);
    const wanted = snapshot(fresh);
    for (let at = 0; at <= calls; at += 3) {
      const out = await oldOutput();
      const before = snapshot(out);
      const found = await hindered(out, (call, name) => name === 'linkSync' || call === at, 'EPERM');
      if (found) expect(snapshot(out)).toEqual(before);
      else expect(files(snapshot(out))).toEqual(files(wanted));
    }
  });

  it.each([
    ['ENOSPC', 'write.full', 3],
    ['EDQUOT', 'write.full', 3],
    ['EACCES', 'write.denied', 3],
    ['EPERM', 'write.denied', 3],
    ['EROFS', 'write.read-only', 3],
    ['EMFILE', 'write.failed', 3],
    ['ENAMETOOLONG', 'write.too-long', 1],
  ] as const)('with %s is %s', async (errno, code, exit) => {
    const out = await oldOutput();
    const found = await hindered(out, (_, name) => name === 'writeFileSync', errno);
    expect(found?.code).toBe(code);
    expect(exitCode(found ? [found] : [])).toBe(exit);
  });
});

describe('an output folder that is none', () => {
  it('is refused where it is a file', async () => {
    const out = join(scratch(), 'dist');
    writeFileSync(out, 'file');
    expect(await refusal(openOutput(out))).toMatchObject({ code: 'write.not-a-folder', args: { path: out } });
    expect(await refusal(openOutput(join(out, 'a', 'b')))).toMatchObject({ args: { path: out } });
    expect(snapshot(join(out, '..'))).toEqual({ dist: 'file' });
  });

  it('is refused where it is a link to nothing', async () => {
    const out = join(scratch(), 'dist');
    symlinkSync(join(out, '..', 'nothing'), out);
    expect(await refusal(openOutput(out))).toMatchObject({ code: 'write.not-a-folder' });
  });

  it.each([
    ['', 'empty'],
    ['a\0b', 'nul'],
  ])('is refused where its name is %j', async (out, flaw) => {
    expect(await refusal(openOutput(out))).toMatchObject({ code: 'write.path', args: { flaw } });
  });

  it('is refused where its name is too long', async () => {
    const out = join(scratch(), 'x'.repeat(300));
    expect(await refusal(openOutput(out))).toMatchObject({ code: 'write.too-long' });
    const output = await openOutput(join(scratch(), 'y'.repeat(255)));
    const long = { ...page.artifacts[0]!, path: `p/${'z'.repeat(300)}` };
    expect(await refusal(output.add(long))).toMatchObject({ code: 'write.too-long' });
    await output.abandon();
  });
});

describe('a folder with an unusual place', () => {
  it('may be reached through a link', async () => {
    const folder = scratch();
    mkdirSync(join(folder, 'real'));
    symlinkSync(join(folder, 'real'), join(folder, 'link'));
    await build(join(folder, 'link'), page);
    expect(Object.keys(snapshot(join(folder, 'real')))).toContain('p/en/a.html');
    expect(readdirSync(folder).sort()).toEqual(['link', 'real']);
  });

  it('may have as long a name as the disk allows', async () => {
    const out = join(scratch(), 'x'.repeat(255));
    await build(out, page);
    expect(Object.keys(snapshot(out))).toContain('p/en/a.html');
  });

  it('is staged inside where the folder above is closed to us', async () => {
    const [folder, out] = closedParent();
    expect((await run({ out, scenario: 'only-a', uid: NOBODY }))?.codes).toBeUndefined();
    expect(readdirSync(out).sort()).toEqual(['a', 'index.html', 'manifest.json']);
    expect(readdirSync(folder)).toEqual(['dist']);
  });

  it('is mended there, too, after a kill', async () => {
    const [, out] = closedParent();
    const { journal } = (await run({ out, scenario: 'only-a', uid: NOBODY }))!;
    const [, again] = closedParent();
    expect(await run({ out: again, scenario: 'only-a', uid: NOBODY, killAt: journal + 9 })).toBeUndefined();
    expect(readdirSync(again)).toContain('.kextguide-lock');
    await run({ out: again, uid: NOBODY });
    expect(snapshot(again)).toEqual(snapshot(out));
  });

  it('is refused where it cannot be made', async () => {
    const folder = scratch();
    chmodSync(folder, 0o555);
    const outcome = await run({ out: join(folder, 'dist'), scenario: 'only-a', uid: NOBODY });
    expect(outcome?.codes).toEqual(['write.denied']);
    expect(outcome?.message).toContain(`You may not write ${folder}.`);
    chmodSync(folder, 0o755);
  });

  it('is refused before any work where it cannot be written', async () => {
    const out = join(scratch(), 'dist');
    mkdirSync(out);
    chmodSync(out, 0o555);
    const outcome = await run({ out, uid: NOBODY });
    expect(outcome).toMatchObject({ calls: 0, codes: ['write.denied'] });
    chmodSync(out, 0o755);
  });

  it('is whole after one of its folders turns out to be closed', async () => {
    const folder = scratch();
    const out = join(folder, 'dist');
    chmodSync(folder, 0o777);
    await run({ out, scenario: 'small-old', uid: NOBODY });
    const before = snapshot(out);
    chmodSync(join(out, 'p/en'), 0o555);
    const outcome = await run({ out, scenario: 'small-new', uid: NOBODY });
    expect(outcome?.codes).toEqual(['write.denied']);
    expect(outcome?.message).toContain(`You may not write ${join(out, 'p/en/a.html')}.`);
    expect(snapshot(out)).toEqual(before);
    expect(readdirSync(folder)).toEqual(['dist']);
    chmodSync(join(out, 'p/en'), 0o755);
  });
});

describe.runIf(canMount)('a mounted volume', () => {
  it('is staged inside where it is the output folder itself', async () => {
    const out = join(scratch(), 'dist');
    mkdirSync(out);
    mount(['-t', 'tmpfs', 'tmpfs', out]);
    await build(out, page);
    expect(readdirSync(out).sort()).toEqual(['index.html', 'manifest.json', 'p']);
    expect(readdirSync(join(out, '..'))).toEqual(['dist']);
  });

  it('is staged inside where it is bound from the same disk', async () => {
    const folder = scratch();
    const out = join(folder, 'dist');
    mkdirSync(out);
    mkdirSync(join(folder, 'origin'));
    mount(['--bind', join(folder, 'origin'), out]);
    await build(out, page);
    expect(readdirSync(out).sort()).toEqual(['index.html', 'manifest.json', 'p']);
  });

  it('that can only be read is refused', async () => {
    const out = join(scratch(), 'dist');
    mkdirSync(out);
    mount(['-t', 'tmpfs', '-o', 'ro', 'tmpfs', out]);
    const found = await refusal(openOutput(out));
    expect(found).toMatchObject({ code: 'write.read-only', args: { path: out } });
    expect(exitCode([found!])).toBe(3);
  });

  it('that is full is refused, with its old output whole, and room is made again', async () => {
    const disk = join(scratch(), 'disk');
    mkdirSync(disk);
    mount(['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk]);
    const out = join(disk, 'dist');
    await build(out, page);
    const before = snapshot(disk);
    const large = product('p', { 'en/a': 'x'.repeat(150_000), 'en/b': 'x'.repeat(150_000) });
    const found = await refusal(build(out, large));
    expect(found).toMatchObject({ code: 'write.full', args: { path: join(out, 'p/en/b.html') } });
    expect(exitCode([found!])).toBe(3);
    expect(snapshot(disk)).toEqual(before);
    await build(out, product('p', { 'en/a': 'x'.repeat(150_000) }));
  });

  it('without room for new folders in the burst is put back', async () => {
    for (let inodes = 8; inodes < 40; inodes += 1) {
      const disk = join(scratch(), 'disk');
      mkdirSync(disk);
      mount(['-t', 'tmpfs', '-o', 'size=1m,nr_inodes=40', 'tmpfs', disk]);
      const out = join(disk, 'dist');
      await build(out, page);
      for (let i = 0; i < inodes; i += 1) {
        if (i < 31) writeFileSync(join(disk, `filler-${i}`), '');
      }
      const before = snapshot(disk);
      const found = await refusal(build(out, product('p', { 'en/a': 'N', 'de/a': 'B', 'ja/a': 'C' })));
      if (found) expect([found.code, snapshot(disk)]).toEqual(['write.full', before]);
    }
  });
});

async function oldOutput(): Promise<string> {
  const out = join(scratch(), 'dist');
  await build(out, SCENARIOS['small-old']!());
  return out;
}

async function newOutput(): Promise<object> {
  const out = await oldOutput();
  return rebuilt(out);
}

async function rebuilt(out: string): Promise<object> {
  await build(out, SCENARIOS['small-new']!());
  return snapshot(join(out, '..'));
}

function files(found: object): object {
  return Object.fromEntries(Object.entries(found).filter(([, what]) => what !== '(folder)'));
}

async function countCalls(): Promise<number> {
  const out = await oldOutput();
  const end = meddle(() => {});
  await rebuilt(out);
  return end();
}

/** Builds while calls that `isBad` picks fail; gives the finding, or nothing where the build succeeded all the same. */
async function hindered(out: string, isBad: (call: number, name: string) => boolean, errno: string) {
  const end = meddle((call, name) => {
    if (isBad(call, name)) throw systemError(errno);
  });
  try {
    return await refusal(build(out, SCENARIOS['small-new']!()));
  } finally {
    end();
  }
}

/** The finding with which a promise is refused, or nothing where it is kept. */
async function refusal(work: Promise<unknown>) {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.diagnostics).toHaveLength(1);
    return error.diagnostics[0];
  }
}

function times(out: string): Record<string, number> {
  const files = Object.keys(snapshot(out)).filter((path) => statSync(join(out, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, statSync(join(out, path)).mtimeMs]));
}

/** An output folder of everybody's in a folder that nobody but root may write. */
function closedParent(): [string, string] {
  const folder = scratch();
  mkdirSync(join(folder, 'dist'));
  chmodSync(join(folder, 'dist'), 0o777);
  chmodSync(folder, 0o555);
  onTestFinished(() => chmodSync(folder, 0o755));
  return [folder, join(folder, 'dist')];
}

function mounts(): boolean {
  return (
    process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'x', '/mnt']).status === 0
  );
}

function mount(args: string[]): void {
  const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  onTestFinished(() => {
    spawnSync('umount', [args.at(-1)!]);
  });
}
