import { summarise } from '../../src/summaries/summarise.ts'

/** `{id, title, text, sentences? or words?}` in, `{id, text}` out: one sentence a line, word for word from the text. */
export async function* predict(records: AsyncIterable<unknown>): AsyncGenerator {
  for await (const record of records) {
    const { id, title, text, sentences, words } = readRecord(record)
    if (text === undefined) yield { id, error: 'no text' }
    else {
      const budget = words === undefined ? (sentences === undefined ? {} : { sentences }) : { words }
      yield {
        id,
        text: summarise({ title, text }, budget)
          .map(it => it.text.replaceAll(/\s+/g, ' '))
          .join('\n'),
      }
    }
  }
}

type SummaryRecord = {
  readonly id: unknown
  readonly title: string
  readonly text: string | undefined
  readonly sentences: number | undefined
  readonly words: number | undefined
}

function readRecord(record: unknown): SummaryRecord {
  const fields: Readonly<Record<string, unknown>> = typeof record === 'object' && record !== null ? { ...record } : {}
  return {
    id: fields['id'],
    title: typeof fields['title'] === 'string' ? fields['title'] : '',
    text: typeof fields['text'] === 'string' ? fields['text'] : undefined,
    sentences: typeof fields['sentences'] === 'number' ? fields['sentences'] : undefined,
    words: typeof fields['words'] === 'number' ? fields['words'] : undefined,
  }
}
