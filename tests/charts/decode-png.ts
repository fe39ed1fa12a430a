import { inflateSync } from 'node:zlib'

export type DecodedPng = {
  readonly width: number
  readonly height: number
  /** Red, green and blue of each pixel as one number, row by row. */
  readonly pixels: Uint32Array
  /** How many pixels have a colour, "#rrggbb". */
  count(colour: string): number
}

/** Reads an 8-bit RGBA picture, as resvg writes them. Source: w3.org/TR/png, sections 5, 7 and 9. */
export function decodePng(bytes: Uint8Array): DecodedPng {
  const file = Buffer.from(bytes)
  if (file.toString('latin1', 1, 4) !== 'PNG') throw new Error('this is no PNG')
  const parts: Buffer[] = []
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)))
  }
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)]
  if (file[24] !== 8 || file[25] !== 6) throw new Error('not 8-bit RGBA')
  const raw = unfilter(inflateSync(Buffer.concat(parts)), width * 4, height)
  const pixels = Uint32Array.from({ length: width * height }, (_, at) => raw.readUIntBE(at * 4, 3))
  return {
    width,
    height,
    pixels,
    count: colour => pixels.filter(pixel => pixel === Number.parseInt(colour.slice(1), 16)).length,
  }
}

function unfilter(raw: Buffer, stride: number, height: number): Buffer {
  const out = Buffer.alloc(stride * height)
  for (let row = 0; row < height; row++) {
    const filter = raw[row * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x++) {
      const left = x < 4 ? 0 : (out[row * stride + x - 4] ?? 0)
      const up = row === 0 ? 0 : (out[(row - 1) * stride + x] ?? 0)
      const corner = row === 0 || x < 4 ? 0 : (out[(row - 1) * stride + x - 4] ?? 0)
      const value = raw[row * (stride + 1) + 1 + x] ?? 0
      out[row * stride + x] = value + predict(filter, left, up, corner)
    }
  }
  return out
}

function predict(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  return filter === 4 ? paeth(left, up, corner) : 0
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}
