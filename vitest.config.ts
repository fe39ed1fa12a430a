import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // As `src/check-node.mjs` has it for the bot: threads load what others compiled.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/dateline', import.meta.url)) },
    // Real servers, browsers and databases share the machine: a few files at a time run sooner than many.
    maxWorkers: 2,
  },
})
