/** Requests that wait for a flight, each with the number of commands in it. */
export interface WaitingLine<T> {
  join(one: T, commands: number): void
  /** Those who leave together, at most `most` commands; a larger request leaves alone. */
  board(most: number): { aboard: T[]; commands: number }
  readonly length: number
}

/** Up to this many commands is somebody at work now; more is what a phone has gathered while it had no network. */
const SMALL = 5
/** One flight in so many lets the gathered ones on board first: they wait, but not for ever. */
const TURN = 4

/** Whether somebody stands there and waits for the answer. */
export function isSmall(commands: number): boolean {
  return commands <= SMALL
}

/** People at work go before what phones have gathered; within each, who came first. */
export function openWaitingLine<T>(): WaitingLine<T> {
  const small: { one: T; commands: number }[] = []
  const large: { one: T; commands: number }[] = []
  let flight = 0
  return {
    join(one, commands) {
      ;(isSmall(commands) ? small : large).push({ one, commands })
    },
    board(most) {
      const aboard: T[] = []
      let count = 0
      for (const queue of flight++ % TURN === TURN - 1 ? [large, small] : [small, large]) {
        while (queue[0] && (count === 0 || count + queue[0].commands <= most)) {
          count += queue[0].commands
          aboard.push((queue.shift() as (typeof queue)[number]).one)
        }
      }
      return { aboard, commands: count }
    },
    get length() {
      return small.length + large.length
    },
  }
}
