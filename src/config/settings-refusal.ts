/** A setting that can't be used; the message names file and key and says what to do. */
export class SettingsRefusal extends Error {
  override readonly name = 'SettingsRefusal'
}
