import { defineConfig } from 'vitest/config';

// Two cores, and a browser beside: more workers only fight. Timings never decide a test, so limits are wide.
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], maxWorkers: 2, testTimeout: 600_000, hookTimeout: 600_000 },
});
