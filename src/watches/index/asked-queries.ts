import type { AnalysedArticle } from '../analyse-article.ts'
import { answersQuery } from '../match-query.ts'
import { printQuery } from '../print-query.ts'
import type { Query } from '../query.ts'

/** Queries without a short form, or parts of queries, each judged once an article by `answersQuery`. */
export type AskedQueries = {
  readonly numberOf: (query: Query) => number
  readonly judgeOf: (article: AnalysedArticle) => (number: number) => boolean
  save(): Query[]
}

export function createAskedQueries(saved: readonly Query[] = []): AskedQueries {
  const queries: Query[] = []
  const numbers = new Map<string, number>()

  function numberOf(query: Query): number {
    const text = printQuery(query)
    const number = numbers.get(text) ?? queries.push(query) - 1
    numbers.set(text, number)
    return number
  }

  for (const query of saved) numberOf(query)
  return {
    numberOf,
    judgeOf(article) {
      let answers: Map<number, boolean> | undefined
      return number => {
        answers ??= new Map()
        const query = queries[number]
        const answer = answers.get(number) ?? (query !== undefined && answersQuery(query, article))
        answers.set(number, answer)
        return answer
      }
    },
    save: () => [...queries],
  }
}
