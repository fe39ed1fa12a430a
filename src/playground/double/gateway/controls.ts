/** The levers on the gateway. Each acts on all sockets that are open now, unless it says otherwise. */
export type GatewayControls = {
  /** Sockets with a running session. */
  readonly sessionCount: number
  /** What bots have sent (IDENTIFY, RESUME, heartbeats), oldest first. */
  readonly received: readonly { readonly op: number; readonly d: unknown }[]
  /** Resolves when a session next says READY or RESUMED; at once when one is running. */
  whenReady(): Promise<void>
  /** op 7: asks bots to reconnect and resume. */
  requestReconnect(): void
  /** op 9. */
  invalidateSessions(isResumable: boolean): void
  /** Cuts the TCP connection without a close frame. */
  drop(): void
  /** Closes with a Discord close code, e.g. 4000. */
  closeWith(code: number): void
  /** While silent it swallows all it gets: no heartbeat is acknowledged, nothing is sent. What happens meanwhile can be replayed by RESUME. */
  setSilent(isSilent: boolean): void
  /** The next `times` RESUMEs are answered with op 9, not resumable. */
  refuseResumes(times: number): void
  /** op 9 `isResumable` right after the next RESUMED. */
  invalidateAfterResume(isResumable: boolean): void
}
