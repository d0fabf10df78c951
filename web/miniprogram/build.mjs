// node build.mjs: checks the types of the shell and compiles it into artifacts/miniprogram, which WeChat's developer tools open as it is.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const built = fileURLToPath(new URL('../../artifacts/miniprogram/', import.meta.url))

rmSync(built, { recursive: true, force: true })
execFileSync(process.execPath, [fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url)), '-p', here], { stdio: 'inherit' })
for (const name of readdirSync(here, { recursive: true, encoding: 'utf8' })) {
  if (/\.(json|wxml|wxss)$/.test(name) && name !== 'tsconfig.json') cpSync(here + name, built + name)
}

// What the developer tools would refuse only when somebody opens them.
for (const page of JSON.parse(readFileSync(`${built}app.json`, 'utf8')).pages) {
  for (const kind of ['js', 'json', 'wxml']) {
    if (!existsSync(`${built}${page}.${kind}`)) throw new Error(`app.json names ${page}, which has no ${kind} file.`)
  }
  JSON.parse(readFileSync(`${built}${page}.json`, 'utf8'))
}
