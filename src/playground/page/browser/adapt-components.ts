import {
  DiscordAuthorInfo,
  DiscordButton,
  DiscordCommand,
  DiscordEmbed,
  DiscordMessage,
  DiscordQuote,
} from '@skyra/discord-components-core'

/**
 * Gives the components today's colours of Discord, room for narrow screens, and a dismiss link that the keyboard reaches.
 * Their styles live in shadow roots, out of reach of the page's own sheet.
 */
export function adaptComponents(): void {
  restyle(DiscordEmbed, embedStyle)
  restyle(DiscordButton, buttonStyle)
  restyle(DiscordMessage, messageStyle)
  restyle(DiscordAuthorInfo, authorStyle)
  restyle(DiscordCommand, commandStyle)
  restyle(DiscordQuote, '.discord-quote-divider { flex: 0 0 4px } blockquote { min-width: 0 }')
  const drawn = DiscordMessage.prototype
  Object.defineProperty(drawn, 'updated', { value: makeDismissReachable })
}

type Component = { readonly elementStyles: unknown[] }

function restyle(component: unknown, css: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  ;(component as Component).elementStyles.push(sheet)
}

function makeDismissReachable(this: HTMLElement): void {
  const link = this.shadowRoot?.querySelector<HTMLElement>('.discord-message-ephemeral-link')
  if (link === undefined || link === null || link.tabIndex === 0) return
  link.tabIndex = 0
  link.addEventListener('keydown', event => {
    if (event.key === 'Enter') link.click()
  })
}

const embedStyle = `
  :host { margin: 4px 0 }
  :host .discord-embed-root { width: 100% }
  :host .discord-embed-wrapper { background-color: #2b2d31; border-color: transparent; max-width: 516px; width: fit-content }
  :host .discord-embed-wrapper .discord-embed-grid { display: grid; grid-template-columns: minmax(0, 1fr) auto; padding: 8px 16px 14px 12px }
  :host .discord-left-border { background-color: #1e1f22 }
  :host .discord-embed-media { grid-column: 1/2 }
`

const buttonStyle = `
  :host > *:first-child { box-sizing: border-box; background-color: #4e5058; margin: 4px 8px 4px 0 }
  .primary { background-color: #5865f2 !important }
  .success { background-color: #248046 !important }
  .destructive { background-color: #da373c !important }
  :host > *:focus-visible { outline: 2px solid #00a8fc; outline-offset: 2px }
`

const messageStyle = `
  :host { color: #dbdee1; line-height: 1.375; padding-right: 16px }
  :host(:hover) { background-color: #2e3035 }
  :host([ephemeral]) { background-color: rgb(88 101 242 / 6%) }
  :host([ephemeral]:hover) { background-color: rgb(88 101 242 / 10%) }
  :host([message-body-only]) .discord-message-inner { align-items: flex-start }
  .discord-message-body-only-indent { flex: 0 0 56px; margin: 0; font-size: 11px; line-height: 22px }
  .discord-message-content { min-width: 0; line-height: 1.375 }
  .discord-message-timestamp, .discord-message-edited, .discord-message-ephemeral { color: #949ba4 }
  .discord-message-ephemeral .discord-message-ephemeral-link { color: #00a8fc }
  .discord-message-ephemeral-link:focus-visible { outline: 2px solid #00a8fc; outline-offset: 2px }
  :host([has-thread])::after { display: none }
  @media (max-width: 600px) {
    :host { padding-left: 12px; padding-right: 8px }
    .discord-author-avatar { margin-right: 10px; min-width: 34px }
    .discord-author-avatar img { width: 34px; height: 34px }
    .discord-message-body-only-indent { flex-basis: 44px }
  }
`

const authorStyle = ':host .discord-author-username { color: #f2f3f5 }'

const commandStyle = `
  :host { margin-bottom: 2px }
  :host .discord-slash-command-name { background: none; padding: 0; color: #00a8fc !important }
  :host .discord-replied-message-username { color: #f2f3f5 }
  @media (max-width: 600px) { :host { margin-left: 44px } }
`
