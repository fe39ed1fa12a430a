import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CandidateField, Candidates } from '../../src/model/candidate.ts'
import { type IndexTerms, indexTerms } from '../../src/text/index-terms.ts'
import { analyseArticle } from '../../src/watches/analyse-article.ts'
import { answersQuery, matchQuery } from '../../src/watches/match-query.ts'
import { parseQuery } from '../../src/watches/parse-query.ts'
import { printQuery } from '../../src/watches/print-query.ts'
import type { Query } from '../../src/watches/query.ts'
import { areSimilar } from '../../src/text/similar.ts'
import { toCandidates } from '../../src/watches/to-candidates.ts'
import { createWatchIndex } from '../../src/watches/watch-index.ts'
import { randomArticle, writtenQuery } from './random-queries.ts'
import { slowlyAnswers } from './slow-evaluator.ts'

const fewestDecisions = 100_000
const rounds = 12
const seed = 20260305
const queriesARound = 25
const articlesARound = 5

const queries = fc.array(writtenQuery, { minLength: queriesARound, maxLength: queriesARound })

function readable(written: readonly string[]): Query[] {
  return written.flatMap(text => {
    const parsed = parseQuery(text)
    return parsed.ok ? [parsed.query] : []
  })
}

const articles = fc.array(randomArticle, { minLength: articlesARound, maxLength: articlesARound })

test('what is printed is read back as the same query', () => {
  fc.assert(
    fc.property(queries, list => {
      for (const query of readable(list)) expect(parseQuery(printQuery(query))).toEqual({ ok: true, query })
    }),
    { numRuns: rounds, seed },
  )
})

/** Many queries for few articles: what is slow is to read an article slowly. */
const manyQueries = fc.array(writtenQuery, { minLength: 200, maxLength: 200 })

test('100,000 decisions agree: the slow meaning, the matcher, the index of watches and the candidates', () => {
  let decisions = 0
  let accepted = 0
  let leavingOut = 0
  fc.assert(
    fc.property(manyQueries, articles, (list, read) => {
      const index = createWatchIndex()
      const asked = readable(list)
      for (const [id, query] of asked.entries()) index.add(id, query)
      for (const article of read) {
        const analysed = analyseArticle(article)
        const matched = new Set(index.match(analysed).map(({ watchId }) => watchId))
        const terms = indexTerms(article.title, article.text, article.language)
        const held = [...terms.title.words, ...terms.text.words]
        const spellings = (word: string) => held.filter(other => areSimilar(word, other))
        for (const [id, query] of asked.entries()) {
          const truth = slowlyAnswers(query, article)
          const said = {
            answers: answersQuery(query, analysed),
            spans: matchQuery(query, analysed) !== undefined,
            index: matched.has(id),
            candidate: truth
              ? isCandidate(toCandidates(query, spellings), terms) && isCandidate(toCandidates(query), terms)
              : true,
          }
          const isAgreed = said.answers === truth && said.spans === truth && said.index === truth && said.candidate
          if (!isAgreed)
            throw new Error(`${truth} ${JSON.stringify(said)} ${printQuery(query)}\n${JSON.stringify(article)}`)
          decisions++
          if (truth) accepted++
          if (truth && /~\(-/.test(printQuery(query))) leavingOut++
        }
      }
    }),
    { numRuns: 130, seed, endOnFailure: true },
  )
  expect(decisions).toBeGreaterThan(fewestDecisions)
  // A test that only ever sees refusals shows nothing.
  expect(accepted / decisions).toBeGreaterThan(0.1)
  expect(leavingOut).toBeGreaterThan(500)
}, 240_000)

test('a search index of adjacent tokens is never asked for what the streams do not hold', () => {
  const terms = indexTerms('', 'the cease-fire talks in a well-known post-war valley', 'en')
  for (const written of ['"ceasefire talks"', '"the ceasefire"', '"wellknown postwar valley"', '"cease fire talks"']) {
    const parsed = parseQuery(written)
    expect(parsed.ok && isCandidate(toCandidates(parsed.query), terms)).toBe(true)
  }
})

function isCandidate(candidates: Candidates, terms: IndexTerms): boolean {
  switch (candidates.kind) {
    case 'everything':
      return true
    case 'nothing':
      return false
    case 'all':
      return candidates.of.every(one => isCandidate(one, terms))
    case 'any':
      return candidates.of.some(one => isCandidate(one, terms))
    case 'except':
      return isCandidate(candidates.from, terms) && !isCandidate(candidates.without, terms)
    case 'stem':
      return streams(terms, 'stems', candidates.field).some(stream => stream.includes(candidates.stem))
    case 'word':
      return streams(terms, 'words', candidates.field).some(stream => stream.includes(candidates.word))
    case 'prefix':
      return streams(terms, 'words', candidates.field).some(stream =>
        stream.some(word => word.startsWith(candidates.prefix)),
      )
    case 'phrase':
      return streams(terms, 'stems', candidates.field).some(stream =>
        ` ${stream.join(' ')} `.includes(` ${candidates.stems.join(' ')} `),
      )
  }
}

function streams(terms: IndexTerms, kind: 'stems' | 'words', field: CandidateField): readonly (readonly string[])[] {
  return field === 'title' ? [terms.title[kind]] : [terms.title[kind], terms.text[kind]]
}
