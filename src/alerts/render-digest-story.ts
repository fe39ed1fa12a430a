import type { DigestStory, SaidIn, ToldIn } from '../model/digest-content.ts'
import { escapeMarkdown, linkTo, shorten, timestamp } from '../text/discord-markdown.ts'
import { addressOfSentence } from '../text/text-fragment.ts'
import { chooseQuotation } from '../watches/choose-quotation.ts'
import { renderSpeaker } from './render-quotation.ts'

/**
 * Stories as paragraphs of markdown, numbered from `before` + 1, within so many characters: all with their headline, then
 * as many as fit, from the first, with a sentence, then with a quotation.
 */
export function fitStories(stories: readonly DigestStory[], before: number, room: number): readonly string[] {
  const forms = stories.map((story, index) => renderForms(story, before + index + 1))
  const shown = forms.map(([plainest = '']) => plainest)
  let left = room - shown.reduce((sum, entry) => sum + entry.length + 2, 0)
  const most = Math.max(0, ...forms.map(({ length }) => length))
  for (let form = 1; form < most; form++) {
    for (const [index, ofStory] of forms.entries()) {
      const fuller = ofStory[form]
      const growth = (fuller?.length ?? 0) - (shown[index]?.length ?? 0)
      // What has no room for its sentence does not get a quotation instead.
      if (fuller === undefined || growth > left || shown[index] !== ofStory[form - 1]) continue
      shown[index] = fuller
      left -= growth
    }
  }
  return shown
}

const longestHeadline = 140
const longestSentence = 280
const longestQuotation = 200
const longestAddress = 400
const publishersNamed = 3

/** From the plainest on; each holds what the one before it tells. */
function renderForms(story: DigestStory, number: number): readonly string[] {
  const { headline, sentence } = story
  const name = shorten(headline.title.trim() === '' ? 'Untitled report' : headline.title, longestHeadline)
  const isLinked = headline.url !== undefined && headline.url.length <= longestAddress
  const line = renderLine(story)
  const plain = `**${number}. ${escapeMarkdown(name)}**\n${line}`
  const linked = isLinked ? `**${number}.** **${linkTo(name, headline.url ?? '')}**\n${line}` : plain
  const said = chooseSaid(story)
  const quoted = said === undefined ? '' : `\n${renderSaid(said)}`
  if (sentence === undefined) return quoted === '' ? [plain, linked] : [plain, linked, linked + quoted]
  const words = `${linked}\n${renderSentence(sentence)}`
  const placed = `${words}${renderPlace(sentence.text, sentence.report.url)}`
  // The headline leads to the words already, unless another report prints them.
  const told = sentence.report.id === headline.id ? words : placed
  return [plain, linked, told, ...(quoted === '' ? [] : [told + quoted]), ...(told === placed ? [] : [placed + quoted])]
}

/** Who prints it, how many reports, how many of them copies, when the newest came. */
function renderLine({ headline, publishers, reports, copies, newestAt }: DigestStory): string {
  const others = publishers.filter(name => name !== headline.publisher)
  const named = [headline.publisher, ...others].slice(0, publishersNamed).map(name => escapeMarkdown(shorten(name, 30)))
  const more = publishers.length > publishersNamed ? ` +${publishers.length - publishersNamed}` : ''
  const count = publishers.length > 1 ? `**${publishers.length} publishers:** ` : ''
  const copied = copies === 0 ? '' : `, ${copies} of them ${copies === 1 ? 'a copy' : 'copies'}`
  const told = reports > publishers.length || copies > 0 ? ` · ${reports} reports${copied}` : ''
  return `-# ${count}${named.join(', ')}${more}${told} · ${timestamp(newestAt, 'R')}`
}

function renderSentence({ text, isNew }: ToldIn): string {
  return `${isNew ? '**New:** ' : ''}${escapeMarkdown(toOneLine(text, longestSentence))}`
}

function renderPlace(text: string, url: string | undefined): string {
  if (url === undefined) return ''
  const place = addressOfSentence(url, text)
  if (place.length <= longestAddress) return ` ${linkTo('↗', place)}`
  return url.length <= longestAddress ? ` ${linkTo('↗', url)}` : ''
}

/** The strongest of all reports, unless the sentence shown says it already. */
function chooseSaid({ quotations, sentence }: DigestStory): SaidIn | undefined {
  const open = quotations.filter(({ quotation }) => sentence?.text.includes(quotation.text) !== true)
  const chosen = chooseQuotation(
    open.map(({ quotation }) => quotation),
    [],
  )
  return open.find(({ quotation }) => quotation === chosen)
}

function renderSaid({ quotation }: SaidIn): string {
  const words = escapeMarkdown(toOneLine(quotation.text, longestQuotation))
  const said = quotation.kind === 'indirect' ? words : `“${words}”`
  return `> ${said} — ${renderSpeaker(quotation)}`
}

function toOneLine(text: string, limit: number): string {
  return shorten(
    text
      .slice(0, limit * 2)
      .split(/\s+/u)
      .join(' ')
      .trim(),
    limit,
  )
}
