/** How a report that a watch answered is told where its story may have been told before. */
export type Telling =
  /** A message of its own: the story's first in this target. */
  | 'open'
  /** In the message that waits to be sent. */
  | 'join'
  /** Counted in the message that stands. */
  | 'fold'
  /** In the thread of the message that stands. */
  | 'follow-up'
  /** A new message that links to the one before. */
  | 'chapter'

export type Report = {
  readonly isCopy: boolean
  /** It tells what no earlier report of the story told. */
  readonly isNews: boolean
  /** Its watch mentions a role that the story's message has not mentioned. */
  readonly callsNewRole: boolean
  /** Its watch wants digests. */
  readonly isGathered: boolean
}

/** The story's newest message in the target. */
export type PostState = {
  /** lost: somebody deleted it. */
  readonly state: 'pending' | 'in-flight' | 'standing' | 'lost'
  /** It tells of other stories too. */
  readonly isDigest: boolean
  readonly openedAt: Date
  /** Other reports told in its thread during the last day. */
  readonly followUps: number
}

export type TellingRules = {
  /** A story's first message waits so long for a better report. */
  readonly holdMs: number
  readonly followUpsPerDay: number
  /** What is new after so long gets a message of its own: nobody looks at the old one. */
  readonly newMessageAfterMs: number
  /** A message is edited at most so often, and ever more rarely. */
  readonly editEveryMs: number
}

/** One message a story: copies and repetitions are folded, what is new goes to its thread, what is late opens a chapter. */
export function decideTelling(
  report: Report,
  post: PostState | undefined,
  now: Date,
  rules: Pick<TellingRules, 'followUpsPerDay' | 'newMessageAfterMs'>,
): Telling {
  if (post === undefined) return 'open'
  if (post.state === 'pending') return 'join'
  const isWorthTelling = report.isNews && !report.isCopy
  if (!isWorthTelling && !report.callsNewRole) return 'fold'
  if (post.state === 'lost' || post.isDigest || report.isGathered) return 'chapter'
  if (now.getTime() - post.openedAt.getTime() > rules.newMessageAfterMs) return 'chapter'
  // A role is called once a message, whatever was told that day.
  return report.callsNewRole || post.followUps < rules.followUpsPerDay ? 'follow-up' : 'fold'
}
