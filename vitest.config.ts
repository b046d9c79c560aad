import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    // Two cores: one worker each. Properties run a thousand times and may take a while.
    testTimeout: 120_000,
    maxWorkers: 2,
  },
});
