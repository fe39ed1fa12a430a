import { SettingsRefusal } from './config/settings-refusal.ts'
import { StoreRefusal } from './corpus/store-refusal.ts'
import { TokenRefusal } from './discord/connect.ts'
import { HubPortRefusal } from './feeds/websub/port-refusal.ts'
import { PortRefusal } from './playground/port-refusal.ts'

/** Is this something a person can mend, told in one sentence? */
export function isRefusal(error: unknown): error is Error {
  const kinds = [SettingsRefusal, StoreRefusal, TokenRefusal, PortRefusal, HubPortRefusal]
  return kinds.some(kind => error instanceof kind)
}
