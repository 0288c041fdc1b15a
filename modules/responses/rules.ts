import { type AreaId, type AreaLevel, isWithin, levelOf } from '../../platform/shared/area-id.ts'
import { localDay, localStamp } from '../../platform/shared/dates.ts'
import type { Problem } from '../../platform/shared/problem.ts'
import { levelNames } from '../areas/area.ts'
import type { Playbook } from '../playbooks/playbook.ts'
import type { Offer } from '../playbooks/rule-pack.ts'
import { problems } from './problems.ts'

/** Why a response cannot be opened from this playbook for this area at this level. */
export function whyNotOpen(
  playbook: Pick<Playbook, 'level' | 'responseLevels'>,
  { areaId, level }: { areaId: AreaId; level: string },
): Problem | undefined {
  const chosen = levelNames[levelOf(areaId)]
  if (levelOf(areaId) !== playbook.level) {
    const wanted = levelNames[playbook.level as AreaLevel] ?? { zh: playbook.level, en: playbook.level }
    return problems.wrongAreaLevel({
      wantedZh: wanted.zh,
      wantedEn: wanted.en,
      chosenZh: chosen.zh,
      chosenEn: chosen.en,
    })
  }
  return whyNotLevel(playbook, level)
}

/** Why the playbook knows no such level. */
export function whyNotLevel(playbook: Pick<Playbook, 'responseLevels'>, level: string): Problem | undefined {
  const known = playbook.responseLevels.map((one) => one.id)
  return known.includes(level) ? undefined : problems.unknownLevel({ level, known: known.join(', ') })
}

/** Why nothing more happens in a response: it has been closed. */
export function whyNotWork(response: { name: string; closedAt: Date | null }): Problem | undefined {
  return response.closedAt ? problems.closed({ name: response.name, at: localStamp(response.closedAt) }) : undefined
}

/** Why a part of the response cannot lie there. */
export function whyNotHere(response: { areaId: AreaId }, areaId: AreaId): Problem | undefined {
  return isWithin(areaId, response.areaId) ? undefined : problems.outsideResponse()
}

/** Why a meeting cannot be recorded so: it has not been held yet, or a decision was due before it. */
export function whyNotMeeting(
  meeting: { heldAt: string; decisions: readonly { dueOn: string }[] },
  now: Date,
): Problem | undefined {
  const held = new Date(meeting.heldAt)
  if (held > now) return problems.meetingInFuture()
  const early = meeting.decisions.findIndex(({ dueOn }) => dueOn < localDay(held))
  return early < 0 ? undefined : problems.dueBeforeMeeting({ number: early + 1 })
}

/** Which function of the response a kind of post belongs to: under a pack that does not offer it, it is not opened. */
export function offerOfPost(kind: string): Offer {
  if (kind === 'checkpoint' || kind === 'gate') return 'checkpoints'
  if (kind === 'samplingSite') return 'sampling'
  return kind === 'isolationSite' ? 'isolation' : 'help'
}
