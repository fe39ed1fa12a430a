import { make } from '../make.ts'

export type MenuItem = { readonly label: string; readonly run: () => void }

/** Opens a small menu at a point of the window: arrows move, Enter chooses, Escape or a click elsewhere closes. */
export function openMenu(
  heading: string,
  items: readonly MenuItem[],
  at: { readonly x: number; readonly y: number },
): void {
  const before = document.activeElement
  const buttons = items.map(({ label, run }) => {
    const button = make('button', { type: 'button', role: 'menuitem' }, label)
    button.addEventListener('click', () => {
      close()
      run()
    })
    return button
  })
  const menu = make(
    'div',
    { class: 'menu', role: 'menu', 'aria-label': heading },
    make('div', { class: 'menu-heading' }, heading),
    ...buttons,
  )
  const close = () => {
    document.removeEventListener('pointerdown', leave, true)
    menu.remove()
    if (before instanceof HTMLElement) before.focus()
  }
  const leave = (event: Event) => {
    if (!(event.target instanceof Node) || !menu.contains(event.target)) close()
  }
  menu.addEventListener('keydown', event => {
    if (event.key === 'Escape' || event.key === 'Tab') close()
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      moveFocus(buttons, event.key === 'ArrowDown' ? 1 : -1)
    else return
    event.preventDefault()
  })
  document.addEventListener('pointerdown', leave, true)
  document.body.append(menu)
  placeInside(menu, at)
  buttons[0]?.focus()
}

function moveFocus(buttons: readonly HTMLElement[], step: number): void {
  const now = buttons.findIndex(it => it === document.activeElement)
  buttons[(now + step + buttons.length) % buttons.length]?.focus()
}

function placeInside(menu: HTMLElement, { x, y }: { readonly x: number; readonly y: number }): void {
  const { width, height } = menu.getBoundingClientRect()
  menu.style.left = `${Math.max(8, Math.min(x, window.innerWidth - width - 8))}px`
  menu.style.top = `${Math.max(8, Math.min(y, window.innerHeight - height - 8))}px`
}
