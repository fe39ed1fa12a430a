import type { Target } from '../model/watch.ts'

/** Where something is posted, as a mention that Discord renders; "direct message" for a person. */
export function describeTarget(target: Target): string {
  return target.kind === 'dm' ? 'direct message' : `<#${target.channelId}>`
}
