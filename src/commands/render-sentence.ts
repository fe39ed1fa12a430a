import { escapeMarkdown, linkTo, shorten } from '../text/discord-markdown.ts'
import { addressOfSentence } from '../text/text-fragment.ts'

/** Longer ones are lists or pages without full stops. */
const mostShown = 1200
/** A longer address would take more room than its sentence. */
const longestAddress = 700

/**
 * A sentence word for word, cut at its end beyond `limit`, "New:" before it where no earlier report told it, and a link
 * to its place in the page.
 */
export function renderSentence(
  sentence: string,
  isNew: boolean,
  url: string | undefined,
  limit: number = mostShown,
): string {
  const words = shorten(
    sentence
      .slice(0, limit * 2)
      .split(/\s+/u)
      .join(' '),
    limit,
  )
  return `${isNew ? '**New:** ' : ''}${escapeMarkdown(words)}${url === undefined ? '' : renderPlace(sentence, url)}`
}

function renderPlace(sentence: string, url: string): string {
  const place = addressOfSentence(url, sentence)
  if (place.length <= longestAddress) return ` ${linkTo('↗', place)}`
  return url.length <= longestAddress ? ` ${linkTo('↗', url)}` : ''
}
