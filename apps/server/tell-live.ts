import type { Happened } from '../../platform/server/action.ts'
import type { Landed } from '../../platform/server/commands/landed.ts'
import type { Live } from '../../platform/server/live.ts'

/** One hint for each kind of change at each place; the browser asks what it wants to know. */
export function tellLive(live: Live, landed: readonly Landed[]): void {
  live.publish(
    landed.flatMap(({ outcome, place }) =>
      outcome.kind === 'accepted' && place
        ? hintsOf(outcome.happened, place.areaId).map((hint) => ({
            ...hint,
            ...(place.responseId ? { responseId: place.responseId } : {}),
          }))
        : [],
    ),
  )
}

function hintsOf({ topics, elsewhere = [] }: Happened, areaId: string) {
  return [...topics.map((topic) => ({ topic, areaId })), ...elsewhere]
}
