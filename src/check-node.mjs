// Runs the file named on the command line, on Node 24 or newer. Plain JavaScript, so that any Node can say what is missing.
import * as module from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

const [major] = process.versions.node.split('.').map(Number)
const [, , entry, ...rest] = process.argv
if (major < 24) {
  console.error(
    `Dateline needs Node 24 and this is ${process.version}. Start it with "npm start" after "npm ci", which brings its own Node 24.`,
  )
  process.exit(2)
}
// What one start compiled the next one only loads; threads, too, by the variable. It spares them Node's type stripper, in
// whose WebAssembly V8 crashed now and then as threads came and went.
process.env.NODE_COMPILE_CACHE = fileURLToPath(new URL('../node_modules/.cache/dateline', import.meta.url))
module.enableCompileCache(process.env.NODE_COMPILE_CACHE)
process.argv = [process.argv[0], entry, ...rest]
await import(pathToFileURL(entry).href)
