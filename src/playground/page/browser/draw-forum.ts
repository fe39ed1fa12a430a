import type { SeenChannel } from '../../double/people/person.ts'
import type { Sight } from '../protocol.ts'
import { channelIcon } from './draw-sidebar.ts'
import { make } from './make.ts'

/** A forum shows its posts instead of messages. */
export function drawForum(forum: SeenChannel, sight: Sight, open: (channelId: string) => void): HTMLElement {
  const posts = sight.channels.filter(it => it.parentId === forum.id).toReversed()
  const cards = posts.map(post => {
    const tags = post.tags.map(tag => make('span', { class: 'tag' }, tag))
    const card = make('button', { type: 'button', class: 'post' }, make('b', {}, post.name), ...tags)
    card.addEventListener('click', () => open(post.id))
    return make('li', {}, card)
  })
  return make(
    'div',
    { class: 'intro forum' },
    channelIcon('forum'),
    make('h2', {}, forum.name),
    make('p', {}, posts.length === 0 ? 'No posts yet. The bot opens one where a watch points at this forum.' : 'Posts'),
    make('ul', { 'aria-label': 'Posts' }, ...cards),
  )
}
