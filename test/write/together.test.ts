import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { build, run, scratch, snapshot } from './run.ts';
import { SCENARIOS } from './scenarios.ts';

describe('builds into one folder at once', () => {
  it('of different products end as if one had run after the other', async () => {
    const folder = scratch();
    const names = ['only-a', 'only-b', 'only-c', 'only-d'];
    for (const name of names) await build(join(folder, 'one-by-one'), SCENARIOS[name]!());
    for (let round = 0; round < 4; round += 1) {
      const out = join(folder, `round-${round}`);
      const outcomes = await Promise.all(names.map((scenario) => run({ out, scenario })));
      expect(outcomes.map((outcome) => outcome?.codes)).toEqual([undefined, undefined, undefined, undefined]);
      expect(snapshot(out)).toEqual(snapshot(join(folder, 'one-by-one')));
    }
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('of one product end with one of them, whole', async () => {
    const folder = scratch();
    const names = ['one-says-x', 'one-says-y'];
    for (const name of names) await build(join(folder, name), SCENARIOS[name]!());
    for (let round = 0; round < 4; round += 1) {
      const out = join(folder, `round-${round}`);
      await Promise.all([...names, ...names].map((scenario) => run({ out, scenario })));
      expect(names.map((name) => snapshot(join(folder, name)))).toContainEqual(snapshot(out));
    }
  });

  it('in one process, too', async () => {
    const folder = scratch();
    const names = ['only-a', 'only-b', 'only-c', 'only-d'];
    for (const name of names) await build(join(folder, 'one-by-one'), SCENARIOS[name]!());
    await Promise.all(names.map((name) => build(join(folder, 'at-once'), SCENARIOS[name]!())));
    expect(snapshot(join(folder, 'at-once'))).toEqual(snapshot(join(folder, 'one-by-one')));
  });

  it('where one was killed in its burst: the others finish that first, and only one of them does', async () => {
    const folder = scratch();
    await build(join(folder, 'expected'), SCENARIOS['only-a']!());
    await build(join(folder, 'expected'), SCENARIOS['only-b']!());
    const { journal } = (await run({ out: join(folder, 'dry'), scenario: 'only-a' }))!;
    for (let round = 0; round < 4; round += 1) {
      const out = join(folder, `round-${round}`);
      expect(await run({ out, scenario: 'only-a', killAt: journal + 20 })).toBeUndefined();
      await Promise.all([run({ out, scenario: 'only-b' }), run({ out, scenario: 'only-b' }), run({ out })]);
      expect(snapshot(out)).toEqual(snapshot(join(folder, 'expected')));
    }
  });
});
