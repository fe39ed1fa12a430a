import type { Chart } from '../charts/chart.ts'
import { describeChart } from '../charts/describe-chart.ts'
import type { PostFile } from '../model/post.ts'
import type { BackTest } from '../pipeline/back-test.ts'
import { findSpikes } from '../trends/find-spikes.ts'
import type { CommandContext } from './command.ts'

const dayMs = 86_400_000

/** A small picture of the hits of a watch, a bar for each 24 hours; undefined where there are none, or it fails. */
export async function drawHits(
  name: string,
  { byDay }: Pick<BackTest, 'byDay'>,
  { clock, settings, desk }: CommandContext,
): Promise<PostFile | undefined> {
  if (byDay.every(count => count === 0)) return undefined
  const now = clock().getTime()
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: settings.timeZone, day: 'numeric', month: 'short' })
  const last = byDay.length - 1
  // Each ends at this hour of the day: it is called by the day it ends in.
  const slots = byDay.map((_, day) => (day === last ? 'now' : format.format(now - (last - day) * dayMs)))
  const spikes = findSpikes(
    byDay,
    byDay.map(() => 1),
  )
  const chart: Chart = {
    unit: 'reports in 24 hours',
    slots,
    series: [{ name, values: byDay }],
    marks: spikes.map(({ slot, count }) => ({ series: 0, slot, text: String(count) })),
    size: 'small',
  }
  const picture = await desk.drawChart(chart)
  return picture === undefined ? undefined : { name: 'hits.png', bytes: picture.png, description: describeChart(chart) }
}
