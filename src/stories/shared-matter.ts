import { analyse } from '../text/analyse.ts'
import { months, weekdays } from '../text/dated-events-words.ts'
import { readEntities, type Entity } from '../text/entities.ts'
import type { Related } from './find-related.ts'
import { readToldEvents, type ToldEvent } from './read-told-events.ts'
import type { ProfiledArticle } from './read-profile.ts'
import { isSmallWord } from './small-words.ts'

/** Why two reports are related, in what both print. */
export type SharedMatter = {
  /** People, bodies and places, as the asked report prints them ("Dera Ismail Khan"). */
  readonly names: readonly string[]
  /** Other words, most telling first. */
  readonly words: readonly string[]
  /** Days that both tell of ("2026-03-05"). */
  readonly days: readonly string[]
}

/** Reads one report once, and gives a function that says what it shares with another. */
export function createMatterReader(asked: ProfiledArticle): (other: ProfiledArticle, related: Related) => SharedMatter {
  const names = readNames(asked)
  const days = daysOf(asked)
  return (other, related) => {
    const text = spaced(`${other.title} ${other.text}`, other.language)
    const shared = names.filter(({ words }) => text.includes(words))
    // "Khan" tells nothing beside "Dera Ismail Khan".
    const fullest = shared.filter(({ words }) => !shared.some(one => one.words !== words && one.words.includes(words)))
    const named = fullest.slice(0, mostShown).map(({ name }) => name)
    const known = spaced(shared.map(({ name }) => name).join(' '), asked.language)
    const words = [...related.words, ...related.names].filter(word => isTelling(word, known, asked.language))
    // Reports of one week name the same days, whatever they tell of.
    const others = named.length === 0 ? new Set<string>() : daysOf(other)
    return {
      names: named,
      words: [...new Set(words)].slice(0, mostShown),
      days: [...days].filter(day => others.has(day)).slice(-mostDays),
    }
  }
}

const mostShown = 5
const mostDays = 3
/** So many names of a report are looked for in others: those it prints most often. */
const mostNames = 60

type Name = { readonly name: string; readonly words: string }

function readNames({ title, text, language }: ProfiledArticle): readonly Name[] {
  return readEntities(`${title}.\n\n${text}`)
    .filter(entity => isTellingName(entity, language))
    .slice(0, mostNames)
    .map(({ name }) => ({ name, words: spaced(name, language) }))
}

/** A single word that stands once, behind the lead, may have its capital for another reason ("God", "There was"). */
function isTellingName({ name, mentions }: Entity, language: string | undefined): boolean {
  const [first] = mentions
  const isLikely = name.includes(' ') || mentions.length > 1 || (first !== undefined && first.start < leadCharacters)
  return isLikely && !isTime(name) && !isSmallWord(name, language)
}

/** Of headline and lead. */
const leadCharacters = 400

/** The folded words with a space before and behind each, so that whole words are found. */
function spaced(text: string, language = 'en'): string {
  return ` ${analyse(text, language)
    .map(({ word }) => word)
    .join(' ')} `
}

function daysOf({ text, language = 'en', publishedAt }: ProfiledArticle): ReadonlySet<string> {
  if (publishedAt === undefined) return new Set()
  const told = readToldEvents({ text, language, publishedAt })
  const isNamed = ({ precision, expression }: ToldEvent) => precision === 'day' && expression !== undefined
  return new Set(told.filter(isNamed).map(({ firstDay }) => firstDay))
}

/** Not part of a name that is told already, no day or month, no number. */
function isTelling(word: string, known: string, language: string | undefined): boolean {
  return !isTime(word) && !isSmallWord(word, language) && !/\d/.test(word) && !known.includes(spaced(word, language))
}

function isTime(word: string): boolean {
  return timeWords.has(word.toLowerCase())
}

const timeWords: ReadonlySet<string> = new Set([...months, ...weekdays].flatMap(names => names.split('|')))
