import type { RefusedQuery } from '../watches/parse-query.ts'

/** The query with a caret under the trouble, what is wrong and what to write. */
export function explainBadQuery({ reason, caret, suggestion }: RefusedQuery): string {
  const shown = `\`\`\`\n${caret.replaceAll('```', "'''")}\n\`\`\``
  const isShown = suggestion !== undefined && suggestion.length <= longestShown
  const hint = isShown ? ` Try: \`${suggestion.replaceAll('`', "'")}\`` : ''
  return `I can't read that query: ${reason}.\n${shown}${hint}`
}

/** A message holds 2,000 characters. */
const longestShown = 1200
