import { adaptComponents } from './adapt-components.ts'
import { look } from './ask-server.ts'
import type { Cast } from '../protocol.ts'
import { openRoom } from './open-room.ts'
import { styleTime } from './time-words.ts'

const relativeEveryMs = 20_000

adaptComponents()
await openRoom(await look<Cast>('people'))

setInterval(() => {
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-relative]'))
    time.textContent = styleTime(new Date(time.dateTime), 'R', new Date())
}, relativeEveryMs)
