import type { GatewayControls } from './controls.ts'
import { invalidate, runningSessions } from './gateway.ts'
import type { Gateway } from './gateway.ts'

/** The levers of a gateway. */
export function createControls(gateway: Gateway): GatewayControls {
  const { sockets, received, awaitingReady } = gateway
  const running = () => runningSessions(gateway)
  return {
    get sessionCount() {
      return running().length
    },
    received,
    whenReady: () => (running().length > 0 ? Promise.resolve() : new Promise(resolve => awaitingReady.add(resolve))),
    requestReconnect: () => sockets.forEach(it => it.send({ op: 7 })),
    invalidateSessions: isResumable => running().forEach(it => invalidate(gateway, it, isResumable)),
    drop: () => sockets.forEach(it => it.terminate()),
    closeWith: code => sockets.forEach(it => it.close(code)),
    setSilent(isSilent) {
      gateway.isSilent = isSilent
    },
    refuseResumes(times) {
      gateway.resumesToRefuse = times
    },
    invalidateAfterResume(isResumable) {
      gateway.invalidationAfterResume = isResumable
    },
  }
}
