import type { Worker } from '../worker-at-desk.ts'

/** One thing that somebody does at a moment of the days that the demo lives through. */
export interface Deed {
  at: Date
  by: Worker
  action: string
  input: object
}

/** Does what is due up to a moment, in the order of time, each deed once. */
export interface Agenda {
  doUntil(moment: Date): Promise<void>
}

export function openAgenda(deeds: readonly Deed[]): Agenda {
  const ahead = [...deeds].sort((a, b) => a.at.getTime() - b.at.getTime())
  return {
    async doUntil(moment) {
      for (let next = ahead[0]; next && next.at <= moment; next = ahead[0]) {
        ahead.shift()
        await next.by.does(next.action, next.input, next.at)
      }
    },
  }
}
