import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Real servers, browsers and databases share the machine: a few files at a time run sooner than many.
    maxWorkers: 2,
  },
})
