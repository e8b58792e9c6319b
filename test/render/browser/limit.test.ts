import fc from 'fast-check';
import { expect, it } from 'vitest';
import { limit } from '../../../src/render/browser/limit.ts';

it('runs never more than it may, all of them, and in their order', async () => {
  const property = fc.asyncProperty(
    fc.integer({ min: 1, max: 4 }),
    fc.array(fc.record({ turns: fc.nat(5), fails: fc.boolean() }), { maxLength: 20 }),
    async (jobs, tasks) => {
      const enqueue = limit(jobs);
      const started: number[] = [];
      let running = 0;
      let most = 0;
      const results = tasks.map(({ turns, fails }, index) =>
        enqueue(async () => {
          started.push(index);
          running += 1;
          most = Math.max(most, running);
          for (let turn = 0; turn < turns; turn += 1) await null;
          running -= 1;
          if (fails) throw new Error('on purpose');
        }).catch(() => undefined),
      );
      await Promise.all(results);
      expect(started).toEqual(tasks.map((_, index) => index));
      expect(most).toBeLessThanOrEqual(jobs);
    },
  );
  await fc.assert(property, { numRuns: 200 });
});
