import type { Asker, Press } from './command.ts'

/** Who pressed, without what was pressed: who asks for what the press leads to. */
export function askerOf(pressed: Press): Asker {
  const { guildId, channelId, userId, canManage, managesServer, managerRoleId, forums, tell } = pressed
  return { guildId, channelId, userId, canManage, managesServer, managerRoleId, forums, tell }
}
