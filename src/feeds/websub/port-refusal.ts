/** The port for hubs can't be had; the message names the setting and says what to do. */
export class HubPortRefusal extends Error {
  override readonly name = 'HubPortRefusal'
}
