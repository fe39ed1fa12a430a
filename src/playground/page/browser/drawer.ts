import { find } from './make.ts'

export type Drawer = {
  close(): void
  /** Shows on the drawer's button that something unread is inside. */
  mark(hasUnread: boolean): void
}

/** The channel list on narrow screens: it slides in over the messages. On wide ones it always stands. */
export function createDrawer(): Drawer {
  const button = find('open-sidebar')
  const isOpen = () => document.body.classList.contains('drawer-open')

  function set(open: boolean): void {
    document.body.classList.toggle('drawer-open', open)
    button.setAttribute('aria-expanded', String(open))
    if (open) find('sidebar').querySelector<HTMLElement>('[aria-current]')?.focus()
  }

  button.addEventListener('click', () => set(!isOpen()))
  find('scrim').addEventListener('click', () => set(false))
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !isOpen()) return
    set(false)
    button.focus()
  })
  return { close: () => set(false), mark: hasUnread => button.classList.toggle('unread', hasUnread) }
}
