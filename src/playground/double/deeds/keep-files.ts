import type { Backend } from '../backend.ts'
import type { AttachmentForm } from '../forms/message-form.ts'
import { compact } from '../compact.ts'
import type { WireAttachment, WireEmbed } from '../wire.ts'

/** A file as it came in a multipart body; `key` is the number in "files[0]". */
export type Upload = {
  readonly key: string
  readonly name: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** Keeps uploaded files under the double's own address and gives their attachment objects. */
export function keepFiles(
  backend: Backend,
  channelId: string,
  uploads: readonly Upload[],
  forms: readonly AttachmentForm[] = [],
): WireAttachment[] {
  return uploads.map(upload => {
    const form = forms.find(it => it.id === upload.key)
    const id = backend.newId()
    const filename = (form?.filename ?? upload.name).replaceAll(/[^\w.-]/g, '_')
    const path = `/attachments/${channelId}/${id}/${filename}`
    backend.world.files.set(path, { contentType: upload.contentType, bytes: upload.bytes })
    return compact<WireAttachment>({
      id,
      filename,
      size: upload.bytes.byteLength,
      url: backend.address() + path,
      proxy_url: backend.address() + path,
      content_type: upload.contentType,
      description: form?.description,
    })
  })
}

/** Points "attachment://name" in embeds at the kept file; a file shown in an embed is not listed beside it as well. */
export function placeInEmbeds(
  embeds: readonly WireEmbed[],
  attachments: readonly WireAttachment[],
): { readonly embeds: WireEmbed[]; readonly attachments: WireAttachment[] } {
  const used = new Set<string>()
  const resolve = (image: { url: string } | undefined) => {
    const file = attachments.find(it => image?.url === `attachment://${it.filename}`)
    if (file === undefined) return image
    used.add(file.id)
    return { url: file.url }
  }
  const placed = embeds.map(it =>
    compact<WireEmbed>({ ...it, image: resolve(it.image), thumbnail: resolve(it.thumbnail) }),
  )
  return { embeds: placed, attachments: attachments.filter(it => !used.has(it.id)) }
}
