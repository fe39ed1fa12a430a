import type { WireAttachment } from '../../../double/wire.ts'
import { localFile } from '../local-file.ts'
import { make } from '../make.ts'
import { drawLink } from '../markdown/draw-blocks.ts'

/** Draws attachments: pictures as pictures, other files as links. */
export function drawAttachments(attachments: readonly WireAttachment[]): HTMLElement | undefined {
  if (attachments.length === 0) return undefined
  return make('div', { slot: 'attachments', class: 'attachments' }, ...attachments.map(drawAttachment))
}

function drawAttachment(attachment: WireAttachment): HTMLElement {
  const { filename, description, content_type = '', size } = attachment
  const url = localFile(attachment.url)
  if (url !== undefined && /^image\/(?:png|jpeg|gif|webp)$/.test(content_type)) {
    return drawLink(url, make('img', { src: url, alt: description ?? filename }))
  }
  const link = url === undefined ? make('span', {}, filename) : make('a', { href: url, download: filename }, filename)
  return make('div', { class: 'file' }, link, make('small', {}, sizeWords(size)))
}

function sizeWords(bytes: number): string {
  return bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(1)} KB`
}
