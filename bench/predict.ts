import { createInterface } from 'node:readline'

/** Engines that can be run on data from standard input, a JSON object a line. */
const tasks = ['quotes', 'summaries', 'stories', 'related', 'feeds', 'dates', 'watches', 'events']

const [task = ''] = process.argv.slice(2)
if (tasks.includes(task)) await run(task)
else {
  console.error(`Usage: npm run --silent predict -- TASK < in.jsonl > out.jsonl\nTasks: ${tasks.join(', ')}`)
  process.exitCode = 2
}

async function run(name: string): Promise<void> {
  const { predict } = (await import(`./predict/${name}.ts`)) as {
    predict: (records: AsyncIterable<unknown>) => AsyncIterable<unknown>
  }
  for await (const answer of predict(readRecords())) {
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) {
      await new Promise(resolve => process.stdout.once('drain', resolve))
    }
  }
}

async function* readRecords(): AsyncGenerator<unknown> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue
    try {
      yield JSON.parse(line)
    } catch (error) {
      process.stdout.write(`${JSON.stringify({ id: null, error: `not JSON: ${String(error)}` })}\n`)
    }
  }
}
