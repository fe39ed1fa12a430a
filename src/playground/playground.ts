/** A Discord and a press of one's own on the loopback, for trying the bot out. */
export type Playground = {
  /** Where a person opens the page: "http://127.0.0.1:7420/". */
  readonly address: string
  /** What discord.js takes as `rest.api`. */
  readonly apiUrl: string
  readonly token: string
  /** Feeds that the local press prints. */
  readonly feeds: readonly { readonly url: string; readonly title: string; readonly publisher: string }[]
  /** "127.0.0.1:PORT", to be allowed as a private host. */
  readonly host: string
  readonly guildId: string
  readonly alertsChannelId: string
  readonly editorId: string
  /** Ends the press, the page and Discord; what was said there is kept for the next start. */
  close(): Promise<void>
}

export type PlaygroundOptions = {
  /** 0 takes any free port. A port in use throws PortRefusal. */
  readonly port: number
  /** Keeps messages and what the press has released, so that a restart goes on where it stopped. */
  readonly stateFile: string
  /** Sample reports that the press releases one by one. */
  readonly reports: readonly SampleReport[]
  readonly releaseSeconds: number
  readonly recordRequests: string | undefined
  /** Hears sentences for whoever started it: a file that can't be read or written. */
  readonly tell?: (sentence: string) => void
}

/** A report as config/corpus holds it. */
export type SampleReport = {
  readonly file: string
  readonly title: string
  /** Plain text as in the file, header and all. */
  readonly text: string
  readonly publisher: string
  readonly url: string
  readonly language: string
  readonly publishedAt: Date
}
