import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { problemText } from '../../../platform/shared/problem.ts'
import { getResponse } from '../../responses/server/public.ts'
import { OpenPlace } from '../my-duty.ts'
import { whyNotTake } from '../serving-rules.ts'
import { ownMember } from './find-members.ts'
import { findRosters } from './find-rosters.ts'
import { shiftsBetween } from './find-shifts.ts'
import { servingFacts } from './serving-facts.ts'
import { showShifts } from './shifts-shown.ts'

const AHEAD = 31 * 86_400_000
const MOST = 200

/** Places to sign up for, released or soon to be, with what keeps me from each. Full ones are left out. */
export const listOpenPlaces = query({
  name: 'duty.openPlaces',
  permission: 'duty.serve',
  input: z.object({ responseId: Id }),
  output: z.object({ rows: z.array(OpenPlace), asOf: z.string() }),
  async run({ client, vault, actor, now }, { responseId }) {
    const member = await ownMember(client, actor.userId, responseId)
    const { areaId } = await getResponse(client, responseId)
    const found = await shiftsBetween(client, {
      ...{ responseId, areaId, from: now, until: new Date(now.getTime() + AHEAD) },
      signUp: true,
      limit: MOST,
    })
    const open = found.filter((shift) => shift.from > now && shift.places.some((one) => one.taken < one.wanted))
    const shown = new Map((await showShifts(client, vault, open)).map((one) => [one.id, one]))
    const rosters = await findRosters(
      client,
      open.map(({ rosterId }) => rosterId),
    )
    const span = { from: now, until: new Date(now.getTime() + AHEAD) }
    const facts = (await servingFacts(client, vault, [member], span)).get(member.id)
    const rows = open.flatMap((shift) => {
      const [words, roster] = [shown.get(shift.id), rosters.get(shift.rosterId)]
      if (!words || !roster || !facts) return []
      return words.places
        .filter((place) => place.taken < place.wanted)
        .map((place) => {
          const wanted = { from: shift.from, until: shift.until, role: place.role, skill: place.skill }
          const why = whyNotTake(
            facts,
            { ...wanted, roleName: place.roleName, ...(place.skillName ? { skillName: place.skillName } : {}) },
            roster.rules,
          )
          return {
            shiftId: shift.id,
            role: place.role,
            roleName: place.roleName,
            postName: words.postName,
            areaName: words.areaName,
            shiftName: words.name,
            day: words.day,
            from: words.from,
            until: words.until,
            wanted: place.wanted,
            taken: place.taken,
            opensAt: (shift.signUpFrom as Date).toISOString(),
            whyNot: why ? { zh: problemText(why, 'zh'), en: problemText(why, 'en') } : null,
          }
        })
    })
    return { rows, asOf: now.toISOString() }
  },
})
