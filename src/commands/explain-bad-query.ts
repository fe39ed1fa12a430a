import type { RefusedQuery } from '../watches/parse-query.ts'

/** The query with a caret under the trouble, what is wrong and what to write. */
export function explainBadQuery({ reason, caret, suggestion }: RefusedQuery): string {
  const shown = `\`\`\`\n${caret.replaceAll('```', "'''")}\n\`\`\``
  const hint = suggestion === undefined ? '' : ` Try: \`${suggestion.replaceAll('`', "'")}\``
  return `I can't read that query: ${reason}.\n${shown}${hint}`
}
