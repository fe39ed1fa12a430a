import { alias } from './alias.ts'
import type { Command } from './command.ts'
import { digest } from './digest.ts'
import { feed } from './feed.ts'
import { help } from './help.ts'
import { messageMenus } from './message-menus.ts'
import { quotes } from './quotes.ts'
import { related } from './related.ts'
import { search } from './search.ts'
import { settings } from './settings.ts'
import { status } from './status.ts'
import { story } from './story.ts'
import { summary } from './summary.ts'
import { timeline } from './timeline.ts'
import { trend } from './trend.ts'
import { watch } from './watch.ts'
import { why } from './why.ts'

/** Every command that Discord is told about. */
export const commands: readonly Command[] = [
  watch,
  digest,
  feed,
  search,
  quotes,
  summary,
  story,
  timeline,
  related,
  trend,
  why,
  alias,
  settings,
  status,
  help,
  ...messageMenus,
]
