import { readdirSync } from 'node:fs'

const [name = '', ...args] = process.argv.slice(2)
const names = readdirSync(new URL('.', import.meta.url))
  .filter(
    file =>
      file.endsWith('.ts') &&
      !['run.ts', 'predict.ts', 'screenshot.ts', 'made-month.ts', 'made-reports.ts'].includes(file),
  )
  .map(file => file.replace(/\.ts$/, ''))

if (names.includes(name)) {
  const bench = (await import(`./${name}.ts`)) as { default: (args: readonly string[]) => Promise<void> }
  await bench.default(args)
} else {
  console.error(`Usage: npm run bench -- NAME\nNames: ${names.join(', ')}`)
  process.exitCode = 2
}
