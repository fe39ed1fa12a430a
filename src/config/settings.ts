import { z } from 'zod'

const hostAndPort = /^[^\s/:@]+:\d{1,5}$|^\[[0-9a-fA-F:]+\]:\d{1,5}$/
const timeZones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])

/** What the settings of stories that a server may choose for itself may be. */
export const storyLimits = {
  holdSeconds: { min: 0, max: 600 },
  followUpsPerDay: { min: 0, max: 100 },
  newMessageAfterHours: { min: 1, max: 720 },
} as const

/** What config/settings.json may hold. Every leaf has a default, so an empty file is a good one. */
export const settingsSchema = z.strictObject({
  dataFolder: z.string().min(1).default('data'),
  timeZone: z
    .string()
    .refine(name => timeZones.has(name), 'is not a time zone such as "Asia/Karachi" or "UTC"')
    .default('UTC'),
  /** An address or page where a publisher reaches whoever runs this bot; part of the User-Agent. */
  contact: z.string().max(200).default(''),
  logLevel: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  feeds: z
    .strictObject({
      tickSeconds: z.number().int().min(1).max(60).default(2),
      intervalMinutes: z.number().min(15).max(1440).default(30),
      concurrency: z.number().int().min(1).max(64).default(8),
      fetchTimeoutSeconds: z.number().min(1).max(30).default(30),
      readFullText: z.boolean().default(true),
      privateHosts: z.array(z.string().regex(hostAndPort, 'is not host:port, such as "127.0.0.1:8080"')).default([]),
      privateIntervalSeconds: z.number().min(1).max(3600).default(5),
    })
    .prefault({}),
  /** Where hubs of feeds reach us (WebSub). Without a public address none is asked. */
  websub: z
    .strictObject({
      publicUrl: z
        .string()
        .regex(/^$|^https?:\/\/[^\s?#]+$/, 'is not an address, such as "https://news.example.org/hub"')
        .default(''),
      host: z.string().min(1).default('127.0.0.1'),
      port: z.number().int().min(0).max(65_535).default(7421),
    })
    .prefault({}),
  watches: z
    .strictObject({
      perServer: z.number().int().min(1).max(100_000).default(500),
      personalPerMember: z.number().int().min(0).max(1000).default(10),
    })
    .prefault({}),
  digests: z
    .strictObject({
      perServer: z.number().int().min(1).max(1000).default(50),
      personalPerMember: z.number().int().min(0).max(100).default(5),
      /** After a start, those that fell due before wait until feeds were caught up with. */
      settleSeconds: z.number().int().min(0).max(3600).default(180),
    })
    .prefault({}),
  alerts: z
    .strictObject({
      catchUpAfterMinutes: z.number().min(1).max(1440).default(60),
      catchUpFrom: z.number().int().min(2).max(1000).default(5),
      floodFrom: z.number().int().min(2).max(1000).default(15),
      /** When daily watches tell what they gathered, in `timeZone`. */
      dailyAt: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time such as "08:00"')
        .default('08:00'),
      keepTryingHours: z.number().min(1).max(720).default(48),
    })
    .prefault({}),
  stories: z
    .strictObject({
      /** A story's first alert waits so long for a fuller report. */
      holdSeconds: within(storyLimits.holdSeconds).default(20),
      /** 1: one message for what is alike, some stories swallowed. 5: a message for each, some told twice. */
      sensitivity: z.number().int().min(1).max(5).default(3),
      /** Messages in the thread of a story; the rest is counted in its message. */
      followUpsPerDay: within(storyLimits.followUpsPerDay).int().default(6),
      /** What is new after so long is a message of its own. */
      newMessageAfterHours: within(storyLimits.newMessageAfterHours).default(24),
      editEverySeconds: z.number().min(0).max(3600).default(20),
      memoryMb: z.number().int().min(256).max(16_384).default(1536),
    })
    .prefault({}),
  workers: z.number().int().min(1).max(64).default(2),
  playground: z
    .strictObject({
      port: z.number().int().min(0).max(65_535).default(7420),
      releaseSeconds: z.number().min(1).max(3600).default(20),
    })
    .prefault({}),
})

function within({ min, max }: { readonly min: number; readonly max: number }) {
  return z.number().min(min).max(max)
}

/** Checked settings: what a person edits, with environment variables laid over. */
export type Settings = z.infer<typeof settingsSchema>
