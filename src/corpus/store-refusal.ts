/** The store can't be used as things stand. `message` is one plain sentence for the user: what is wrong and what to do. */
export class StoreRefusal extends Error {
  override readonly name = 'StoreRefusal'
}
