import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, createWriteStream, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const inRepository = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const host = inRepository('artifacts/bin/Weft.Host/release/Weft.Host.dll')
export const serverLog = inRepository('artifacts/tests/e2e-server.log')
const patience = 180_000

/** Starts a server with a database and a small demo city of its own; returns how to end it and clear up. */
export default async function start(): Promise<() => Promise<void>> {
  if (process.env.WEFT_ADDRESS) return async () => {}
  for (const built of [host, inRepository('artifacts/web/index.html')]) {
    if (!existsSync(built)) throw new Error(`${built} is missing: run ./weft run once, or ./weft test.`)
  }

  const folder = mkdtempSync(join(tmpdir(), 'weft-e2e-'))
  chmodSync(folder, 0o755) // PostgreSQL refuses to run as root; its user must reach the folder.
  const address = `http://127.0.0.1:${await freePort()}`
  const server = spawn('dotnet', [host, 'serve'], { cwd: folder, env: environment(folder, address), stdio: ['ignore', 'pipe', 'pipe'] })
  mkdirSync(join(serverLog, '..'), { recursive: true })
  const log = createWriteStream(serverLog)
  server.stdout.pipe(log, { end: false })
  server.stderr.pipe(log, { end: false })
  process.once('exit', () => server.kill('SIGKILL'))
  server.once('exit', (code, signal) => log.write(`The server ended: ${code ?? signal}
`))

  const end = async () => {
    await stop(server)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await ready(server, address)
  } catch (problem) {
    await end()
    throw problem
  }
  process.env.WEFT_ADDRESS = address
  return end
}

function environment(folder: string, address: string): NodeJS.ProcessEnv {
  const { ConnectionStrings__Weft: _, ...rest } = process.env // never the database of somebody who works
  return {
    ...rest,
    Urls: address,
    Weft__DataFolder: join(folder, 'data'),
    Weft__Demo: 'true',
    Weft__Seed: 'small',
    Access__SignInsAMinute: '10000',
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  return port
}

async function ready(server: ChildProcess, address: string) {
  for (const from = Date.now(); Date.now() - from < patience; await pause(200)) {
    if (server.exitCode !== null) break
    const answer = await fetch(`${address}/health/ready`).catch(() => undefined)
    if (answer?.ok) return
  }
  throw new Error(`The server did not become ready; see ${serverLog}.`)
}

async function stop(server: ChildProcess) {
  if (server.exitCode !== null) return
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  const slow = setTimeout(() => server.kill('SIGKILL'), 30_000)
  await ended
  clearTimeout(slow)
}
