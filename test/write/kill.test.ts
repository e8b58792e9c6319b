import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openOutput } from '../../src/write/output.ts';
import { build, run, scratch, snapshot, start } from './run.ts';
import { SCENARIOS } from './scenarios.ts';

type Snapshot = ReturnType<typeof snapshot>;

describe('a build that is killed', () => {
  it('at any call of a small burst leaves the old or the new output to the next run', async () => {
    const scene = await prepare('small');
    for (let killAt = 1; killAt < scene.journal; killAt += 6) await killOnce(scene, killAt);
    for (let killAt = scene.journal; killAt <= scene.calls; killAt += 1) await killOnce(scene, killAt);
  });

  it('at many calls of a large burst leaves the old or the new output to the next run', async () => {
    const scene = await prepare('big');
    const burst = scene.calls - scene.journal;
    const points = Array.from(
      { length: 30 },
      (_, i) => scene.journal - 2 + Math.floor((i * (burst + 2)) / 30),
    );
    for (const killAt of [50, 150, ...points, scene.calls]) await killOnce(scene, killAt);
  });

  it('at any moment from outside leaves the old or the new output to the next run', async () => {
    const scene = await prepare('big');
    for (let i = 0; i < 12; i += 1) {
      const out = join(scratch(), 'dist');
      cpSync(scene.template, out, { recursive: true });
      const { child, done } = start({ out, scenario: 'big-new' });
      await setTimeout(60 + Math.random() * 200);
      child.kill('SIGKILL');
      await done;
      await expectWhole(out, scene);
    }
  });

  it('and whose next run is killed while it mends that is mended by the one after', async () => {
    const scene = await prepare('small');
    for (let killAt = scene.journal + 1; killAt < scene.calls; killAt += 8) {
      for (const again of [6, 8, 12]) {
        const out = join(scratch(), 'dist');
        cpSync(scene.template, out, { recursive: true });
        await run({ out, scenario: 'small-new', killAt });
        await run({ out, killAt: again });
        expect(await expectWhole(out, scene)).toBe('new');
      }
    }
  });

  it('while it takes back a burst that failed is mended, too', async () => {
    const scene = await prepare('small');
    // The rename of the manifest: only the lock and the stage are left to clear.
    const failAt = scene.calls - 2;
    for (let killAt = failAt + 1; killAt < failAt + 30; killAt += 2) {
      const out = join(scratch(), 'dist');
      cpSync(scene.template, out, { recursive: true });
      await run({ out, scenario: 'small-new', failAt, killAt });
      await expectWhole(out, scene);
    }
  });
});

interface Scene {
  name: string;
  template: string;
  before: Snapshot;
  after: Snapshot;
  calls: number;
  journal: number;
}

/** An old output, the new one that an undisturbed build makes of it, and how many calls that takes. */
async function prepare(name: string): Promise<Scene> {
  const folder = scratch();
  const template = join(folder, 'template');
  await build(template, SCENARIOS[`${name}-old`]!());
  const out = join(folder, 'dist');
  cpSync(template, out, { recursive: true });
  const { calls, journal } = (await run({ out, scenario: `${name}-new` }))!;
  expect(journal).toBeGreaterThan(0);
  return { name, template, before: snapshot(template), after: snapshot(out), calls, journal };
}

async function killOnce(scene: Scene, killAt: number): Promise<void> {
  const folder = scratch();
  const out = join(folder, 'dist');
  cpSync(scene.template, out, { recursive: true });
  expect(await run({ out, scenario: `${scene.name}-new`, killAt })).toBeUndefined();
  expect(await expectWhole(out, scene)).toBe(killAt > scene.journal ? 'new' : 'old');
}

/** The next run only opens the folder: that alone must mend it. The one after builds, and nothing hidden stays. */
async function expectWhole(out: string, scene: Scene): Promise<'old' | 'new'> {
  await (await openOutput(out)).abandon();
  const found = snapshot(out);
  const isNew = found['manifest.json'] === scene.after['manifest.json'];
  expect(found).toEqual(isNew ? scene.after : scene.before);
  expect(readdirSync(join(out, '..')).filter((name) => name.includes('.kextguide-'))).toEqual([]);
  await build(out, SCENARIOS[`${scene.name}-new`]!());
  expect(snapshot(out)).toEqual(scene.after);
  expect(existsSync(join(out, '.kextguide-lock'))).toBe(false);
  return isNew ? 'new' : 'old';
}
