/**
 * The page's address with the sentence named, so that a browser scrolls to it and marks it.
 * Source: wicg.github.io/scroll-to-text-fragment (#:~:text=first words,last words).
 */
export function addressOfSentence(url: string, sentence: string): string {
  const words = sentence.trim().split(/\s+/)
  const bare = url.includes('#') ? url.slice(0, url.indexOf('#')) : url
  const start = words.slice(0, 4).join(' ')
  if (words.length <= 8) return `${bare}#:~:text=${encode(words.join(' '))}`
  return `${bare}#:~:text=${encode(start)},${encode(words.slice(-4).join(' '))}`
}

// A bare hyphen, comma or ampersand is syntax there; parentheses would end a Markdown link.
function encode(words: string): string {
  return encodeURIComponent(words.toWellFormed()).replaceAll(
    /[-()'*!]/g,
    mark => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
