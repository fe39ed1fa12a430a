/** Does one work after the other, in the order they were asked for; one that fails holds up none. */
export function createTurns(): <Result>(work: () => Promise<Result> | Result) => Promise<Result> {
  let turn: Promise<unknown> = Promise.resolve()
  return work => {
    const done = turn.then(work, work)
    turn = done
    return done
  }
}
