import { fillGaps } from './fill-gaps.ts'
import type { Assignment } from './model.ts'
import type { OpenRoster } from './open-roster.ts'

/** A change of a roster: who comes on or goes off which slot. */
export interface RosterChange extends Assignment {
  change: 'on' | 'off'
}

export interface Replanned {
  /** Without those that the drop-outs themselves make. */
  changes: RosterChange[]
  lost: number
  /** Slots that stayed short, once for each person missing. */
  unfilled: string[]
}

/**
 * Fills what people who drop out leave behind with the fewest changes: somebody free where there is one; else one person
 * moves and a free one takes their place. The rest of the roster stays as it is. `from`: the first day they are gone.
 */
export function replan(roster: OpenRoster, dropped: readonly { person: string; from?: number }[]): Replanned {
  const { model, c, board } = roster
  const gone = new Uint8Array(c.P * c.D)
  const lost: number[] = []
  for (const { person, from = 0 } of dropped) {
    const p = roster.person(person)
    for (let d = from; d < c.D; d++) {
      gone[p * c.D + d] = 1
      const s = board.x[p * c.D + d]!
      board.put(p, d, -1)
      if (s >= 0 && board.count[s]! < c.need[s]!) lost.push(s)
    }
  }
  const { changes, short } = fillGaps(board, lost, (p, d) => gone[p * c.D + d] === 1)
  return {
    changes: changes.map(({ p, s, on }) => ({
      person: model.people[p]!.id,
      slot: model.slots[s]!.id,
      change: on ? 'on' : 'off',
    })),
    lost: lost.length,
    unfilled: short.map((s) => model.slots[s]!.id),
  }
}
