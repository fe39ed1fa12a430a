import { RE2JS } from 're2js'
import type { Regex } from './query.ts'

/**
 * A compiled expression that runs in time linear in the text (RE2: https://github.com/google/re2/wiki/Syntax),
 * or the sentence that says why it can't be.
 */
export function compileRegex(regex: Regex): RE2JS | string {
  const key = `${regex.ignoresCase ? 'i' : ''}/${regex.pattern}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  const result = compile(regex)
  if (compiled.size >= mostCompiled) compiled.clear()
  compiled.set(key, result)
  return result
}

const mostCompiled = 500
const compiled = new Map<string, RE2JS | string>()

const mostCharacters = 200
/** RE2 writes a{9}{9}{9} out, so nested counts are refused before they cost memory. */
const highestCount = 100

function compile(regex: Regex): RE2JS | string {
  if (regex.pattern.length > mostCharacters) return `it is longer than ${mostCharacters} characters`
  const counts = [...regex.pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].map(count =>
    Math.max(Number(count[1]), Number(count[2] ?? 0)),
  )
  if (counts.reduce((product, count) => product * Math.max(count, 1), 1) > highestCount) {
    return `its counts in braces come to more than ${highestCount}`
  }
  try {
    return RE2JS.compile(regex.pattern, regex.ignoresCase ? RE2JS.CASE_INSENSITIVE : 0)
  } catch (error) {
    return error instanceof Error ? error.message : 'it is not a regular expression'
  }
}

/**
 * Runs of three or more letters or digits, lower case, that every match of the pattern holds. Reads only what
 * stands at the top level, so it may give fewer than there are.
 */
export function literalsOf(pattern: string): readonly string[] {
  const literals: string[] = []
  let run = ''
  let depth = 0
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] ?? ''
    if (character === '|' && depth === 0) return []
    const skipped = lengthOfNonLiteral(pattern, at)
    const isOptional = /[?*{]/.test(pattern[at + 1] ?? '')
    if (depth === 0 && skipped === 0 && !isOptional) {
      run += character.toLowerCase()
      if (pattern[at + 1] !== '+') continue
    }
    literals.push(run)
    run = ''
    if (character === '(') depth++
    if (character === ')') depth--
    at += Math.max(0, skipped - 1)
  }
  return [...literals, run].filter(literal => literal.length >= 3)
}

/** 0 for a plain letter or digit, else how many characters the piece takes. */
function lengthOfNonLiteral(pattern: string, at: number): number {
  const character = pattern[at] ?? ''
  if (character === '\\') return /^\\[pP]\{/.test(pattern.slice(at, at + 3)) ? closing(pattern, at, '}') : 2
  if (character === '[') return closing(pattern, at, ']')
  if (character === '{') return closing(pattern, at, '}')
  // Letters outside ASCII may fold case in more ways than lower case shows.
  return /[A-Za-z0-9 ]/.test(character) ? 0 : 1
}

function closing(pattern: string, at: number, closer: string): number {
  // "]" right behind "[" or "[^" is a member of the class.
  const from = pattern[at + 1] === '^' ? at + 3 : at + 2
  const end = pattern.indexOf(closer, from)
  return end < 0 ? pattern.length - at : end - at + 1
}
