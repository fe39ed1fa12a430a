/** True for the heading of a list of links to other reports: what follows it belongs to it. */
export function isListHeading(paragraph: string): boolean {
  return paragraph.length < 60 && LIST_HEADING.test(paragraph.trim())
}

const LIST_HEADING =
  /^(?:related(?: (?:stories|articles|news|topics|coverage|posts|items|reading|content))?|more (?:on this(?: story)?|stories|news|from .{2,40})|recommended(?: (?:stories|reading))?|you (?:may|might) (?:also )?like|most (?:read|popular|viewed)|trending(?: now)?|editor[’']?s[’']? picks?|top stories|also read|read (?:more|next)|tags|topics|latest(?: news)?)\s*:?$/i

/**
 * True for a paragraph that belongs to the page and not to the report: share buttons, "Read more", pleas to subscribe,
 * copyright, dates and counters. `index` of `count` tells where it stands: some are only furniture at the edges.
 */
export function isPageFurniture(paragraph: string, index: number, count: number): boolean {
  const line = paragraph.replace(/\s+/g, ' ').trim()
  if (line.length > 220) return false
  if (ANYWHERE.some(it => it.test(line))) return true
  const isEdge = index < 5 || index >= count - 5
  return isEdge && EDGE.some(it => it.test(line))
}

const ANYWHERE: readonly RegExp[] = [
  /^(?:advertisement|advertisements|advert|ad|sponsored|sponsored content|promoted content|article continues (?:below|after)\b.*|story continues (?:below|after)\b.*|scroll to continue|scroll down to continue.*)$/i,
  /^(?:read (?:more|also|next|the full story|full story)|also read|also see|see also|must read|more to read|related(?: (?:stories|articles|news|topics|coverage|posts|items|reading|content))?|more (?:on this(?: story)?|stories|news|from .{2,40})|recommended(?: (?:stories|for you))?|you may (?:also )?like|you might also like|most (?:read|popular)|trending(?: now)?|editor[’']?s[’']? picks?|list of \d+ items|end of list|watch|watch:.{0,160}|listen|listen to this article.*|photo gallery)\s*:?$/i,
  /^(?:read (?:more|also|next)|also read|related|see also|must read|more on this|watch(?: live| now)?|explained?|in pictures|recommended)\s*[:|–—»-]\s?.{3,180}$/i,
  /^(?:share|share (?:this|on|via|with)\b.{0,60}|tweet|print|email|copy link|save|bookmark|comment|comments|leave a (?:comment|reply).*|join the conversation.*|\d+ comments?|\d+ shares?|\d+ views?|facebook|twitter|whatsapp|telegram|linkedin|reddit|instagram|youtube|x)$/i,
  /^(?:sign up|subscribe|get our|join our|follow us|follow .{2,40} on|click here|tap here|download (?:the|our) .{0,40}app|get the .{0,40} app|stay (?:tuned|informed|up to date)|don[’']t miss|never miss|get (?:the )?(?:latest|breaking|daily)\b).{0,180}$/i,
  /^(?:©|\(c\) ?\d|copyright\b|all rights reserved|this (?:article|story|report) (?:was )?(?:first|originally) (?:appeared|published)|published in \p{L}+, \p{L}+ \d).{0,200}$/iu,
  /^(?:we use cookies|this (?:site|website) uses cookies|by (?:continuing|using) (?:to |this )).{0,220}$/i,
  /^(?:reporting by|writing by|editing by|\(reporting by|our standards:|additional reporting by|compiled by|with (?:input|inputs|additional (?:input|reporting)) (?:from|by)).{0,200}$/i,
]

const EDGE: readonly RegExp[] = [
  /^(?:by|published|updated|last updated|posted|first published|modified|last modified)\b[^.!?]{0,100}(?:\d{4}|\d{1,2}:\d{2}|ago)[^.!?]{0,40}$/i,
  /^\d{1,3} ?(?:min|mins|minute|minutes)(?: read)?$/i,
  /^(?:\d{1,2} \p{L}{3,9},? \d{4}|\p{L}{3,9} \d{1,2},? \d{4})(?:[ ,|·•-]{1,4}\d{1,2}:\d{2}.{0,12})?$/iu,
  /^(?:\d{1,2}|an?|few) (?:minutes?|hours?|days?|weeks?) ago$/i,
  /^By \p{Lu}[\p{L}.’'-]*(?: (?:and |& )?\p{Lu}[\p{L}.’'-]*){0,6}$/u,
  /^for (?:further|more|any|media) (?:information|details|inquiries|enquiries|quer(?:y|ies))\b.{0,160}$/i,
  /^(?:tags?|topics?|keywords|filed under|categories|category|in this article)\s*:.{0,200}$/i,
  /^(?:photo|image|picture|file photo|credit|photograph|source)\s*(?:by|:|\/|credit).{0,160}$/i,
  /^(?:the writer|the author|the columnist) (?:is|can be|has)\b.{0,200}$/i,
  /^(?:home|news|world|pakistan|asia|politics|business|sport|opinion)(?:\s*[>›»/|]\s*.{1,60}){1,4}$/i,
]
