/** The playground's port can't be had; the message names the setting and says what to do. */
export class PortRefusal extends Error {
  override readonly name = 'PortRefusal'
}
