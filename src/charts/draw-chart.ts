import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'
import * as vega from 'vega'
import { compile } from 'vega-lite'
import type { Chart, Picture } from './chart.ts'
import { toSpec } from './to-spec.ts'

// Only these are ever used, so that a picture is the same on every machine.
const fonts = [
  import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
].map(url => fileURLToPath(url))

/** Draws a chart as PNG. Takes some 60 ms once vega is loaded, which takes half a second: run it in a worker. */
export async function drawChart(chart: Chart): Promise<Picture> {
  const image = new Resvg(await drawSvg(chart), {
    font: { loadSystemFonts: false, fontFiles: fonts, defaultFontFamily: 'DejaVu Sans' },
  }).render()
  return { png: image.asPng(), width: image.width, height: image.height }
}

async function drawSvg(chart: Chart): Promise<string> {
  const view = new vega.View(vega.parse(compile(toSpec(chart)).spec), { renderer: 'none' })
  try {
    return await view.toSVG()
  } finally {
    view.finalize()
  }
}
