import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createBackend } from './backend.ts'
import { systemClock } from './clock.ts'
import type { DiscordDouble, DoubleOptions } from './double.ts'
import { createFaultPlan } from './faults.ts'
import { openGateway } from './gateway/open-gateway.ts'
import { endInteraction, noAnswer } from './interactions/lifetime.ts'
import { createPerson } from './people/create-person.ts'
import { handleRequest } from './rest/handle-request.ts'
import { createRateLimits } from './rest/rate-limits.ts'
import { createRecord } from './rest/record.ts'
import { seedWorld } from './seed-world.ts'
import { createStage } from './set-the-stage.ts'
import { createIdSource } from './snowflake.ts'

// What a double takes unless told otherwise. It opens nothing anywhere else.
const exampleToken = 'playground.local.token'

// The seed world is born at a fixed time, so that its ids are the same at every start and what a bot stored still holds.
const seedAt = new Date('2020-01-06T09:00:00Z')

/** Opens a local Discord on 127.0.0.1. Rejects when the port is taken. */
export async function openDiscordDouble(options: DoubleOptions = {}): Promise<DiscordDouble> {
  const { clock = systemClock, ids = createIdSource(), token = exampleToken } = options
  const newId = () => ids(clock.now())
  const { world, seed } = seedWorld(() => ids(seedAt), seedAt)
  const server = createServer()
  const url = await listen(server, options.port ?? 0)
  const backend = createBackend({ world, clock, newId, address: () => url })
  const faults = createFaultPlan()
  const limits = createRateLimits(clock, options.hasRelaxedRateLimits ?? false)
  const record = createRecord(options.recordRequests)
  const gateway = openGateway(backend, server, {
    token,
    privilegedIntents: options.privilegedIntents ?? 0,
    heartbeatIntervalMs: options.heartbeatIntervalMs ?? 41_250,
  })
  server.on('request', (request, response) => {
    handleRequest({ backend, token, faults, limits, record }, request, response).catch((error: unknown) => {
      // A fault of the double itself: say so loudly, as Discord would not.
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify({ message: `The double failed: ${String(error)}`, code: 0 }))
    })
  })
  return {
    url,
    apiUrl: `${url}/api`,
    token,
    seed,
    world,
    as(userId) {
      const user = world.users.get(userId)
      if (user === undefined) throw new Error(`There is no user ${userId} here.`)
      return createPerson(backend, user)
    },
    stage: createStage(backend),
    faults,
    gateway: gateway.controls,
    requests: record.requests,
    relaxRateLimits: isRelaxed => limits.relax(isRelaxed),
    async close() {
      for (const it of world.interactions.values()) endInteraction(backend, it, noAnswer(it))
      gateway.close()
      await closeServer(server)
    },
  }
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      const address = server.address() as AddressInfo
      resolve(`http://127.0.0.1:${address.port}`)
    })
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
