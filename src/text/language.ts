import { eld } from 'eld/extrasmall'

/**
 * The language a text is written in, as an ISO 639-1 code; "und" when the text is too short or too mixed to tell.
 * N-gram detector ELD (https://github.com/nitotm/efficient-language-detector-js), with Pashto told by its own letters.
 */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, sampleCharacters)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return 'und'
  if ((sample.match(pashtoLetters)?.length ?? 0) / letters > 0.01) return 'ps'
  const isUnspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u.test(sample)
  if (letters < (isUnspaced ? 4 : fewestLetters)) return 'und'
  const detected = eld.detect(sample)
  return detected.language !== '' && detected.isReliable() ? detected.language : 'und'
}

/** The detector gains nothing from more. */
const sampleCharacters = 1500
/** Three or four words: a headline. */
const fewestLetters = 16

const pashtoLetters = /[ښځڅږۍېګ]/g
