import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    // A limit for what hangs, not for what is slow: no test says how fast the machine must be.
    testTimeout: 600_000,
    // Two cores: one worker each.
    maxWorkers: 2,
  },
});
