import { mustBeDone, openDoor } from '../../../platform/server/open-door.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { makeInitialPassword } from '../../access/initial-password.ts'
import { areaNames } from '../../areas/server/public.ts'
import { AskOutcome, AskSignUp, type SignUpAsked, SignUpVolunteer, type VolunteerOutcome } from '../volunteer.ts'
import { volunteerProblems } from '../volunteer-problems.ts'
import { whyNotSignUp } from '../volunteer-rules.ts'
import { findByPass, linkOfPass } from './door-passes.ts'
import { findMembers } from './find-members.ts'
import { hashOf } from './volunteer-pass.ts'

const DAY = 86_400_000
const ACCOUNT_DAYS = 90

/** A school or a square stands behind one address: many at once, few in the long run. */
const looking = { burst: 120, perSecond: 2 }
const sending = { burst: 40, perSecond: 0.5 }
const makingAccounts = { burst: 10, perSecond: 0.05 }

/** What a sign-up link is for. Refuses with linkUnknown, linkEnded, linkFull. */
const askSignUp = openDoor({
  name: 'duty.signUpAsked',
  input: AskSignUp,
  knocks: looking,
  async answer(context, { pass }): Promise<SignUpAsked> {
    const link = await linkOfPass(context, pass)
    refuseIf(whyNotSignUp(link, context.now))
    const names = await context.look((client) => areaNames(client, [link.areaId]))
    return { name: link.name, areaName: names.get(link.areaId) ?? '', until: link.until.toISOString() }
  },
})

/** A volunteer signs up. The same sign-up sent twice is kept once. Refuses as duty.takeVolunteer does. */
const signUpVolunteer = openDoor({
  name: 'duty.signUpVolunteer',
  input: SignUpVolunteer,
  knocks: sending,
  async answer(context, { pass, secret, website, ...said }) {
    const link = await linkOfPass(context, pass)
    // Only a machine fills in what people do not see. It is thanked like everybody, so that it learns nothing.
    if (website) return { received: true }
    const input = { ...said, linkId: link.id, passHash: hashOf(secret).toString('hex') }
    mustBeDone(await context.submit([{ id: said.volunteerId, action: 'duty.takeVolunteer', input }]))
    return { received: true }
  },
})

/** What became of one's sign-up, and when one serves. Refuses with volunteerUnknown. */
const askOutcome = openDoor({
  name: 'duty.volunteerOutcome',
  input: AskOutcome,
  knocks: looking,
  async answer(context, { pass }): Promise<VolunteerOutcome> {
    const volunteer = await findByPass(context, pass)
    return context.look(async (client) => {
      const names = await areaNames(client, [volunteer.areaId])
      const member = volunteer.memberId
        ? (await findMembers(client, [volunteer.memberId])).get(volunteer.memberId)
        : undefined
      const { rows } = await client.query<{
        id: string
        post_name: string
        shift_name: string
        from_at: Date
        until_at: Date
      }>(
        `select id, post_name, shift_name, from_at, until_at from duty.rostered
         where member_id = $1 and superseded_at is null and until_at > $2 order by from_at, id limit 20`,
        [member?.id ?? null, context.now],
      )
      return {
        ...{ state: volunteer.state, areaName: names.get(volunteer.areaId) ?? '', why: volunteer.why },
        mayHaveAccount: member !== undefined && !member.leftAt && !member.userId,
        shifts: rows.map((row) => ({
          ...{ id: row.id, postName: row.post_name, shiftName: row.shift_name },
          ...{ from: row.from_at.toISOString(), until: row.until_at.toISOString() },
        })),
        asOf: context.now.toISOString(),
      }
    })
  },
})

/**
 * Makes an account for a volunteer who was accepted, tied to their member, so that they find their duty on the phone. The first
 * password is told once, and is changed at the first sign-in. Refuses with volunteerUnknown, volunteerNoAccount.
 */
const makeVolunteerAccount = openDoor({
  name: 'duty.volunteerAccount',
  input: AskOutcome,
  knocks: makingAccounts,
  async answer(context, { pass }) {
    const volunteer = await findByPass(context, pass)
    const { memberId, responseId, areaId } = volunteer
    const member = memberId
      ? (await context.look((client) => findMembers(client, [memberId]))).get(memberId)
      : undefined
    if (!member || member.userId || member.leftAt) return refuse(volunteerProblems.volunteerNoAccount())
    const said = (await context.vault.open({ keyId: volunteer.keyId, bytes: volunteer.sealed }, volunteer.id)) as
      | { name: string }
      | undefined
    if (!said) return refuse(volunteerProblems.volunteerNoAccount())
    const userId = newId()
    // A name that tells nobody who it is; the last digits of a fresh id are random.
    const account = { username: `v-${userId.slice(-8)}`, password: makeInitialPassword() }
    const until = new Date(context.now.getTime() + ACCOUNT_DAYS * DAY).toISOString()
    const grant = { grantId: newId(), userId, role: 'volunteer', areaId, responseId, until }
    const commands = [
      { id: newId(), action: 'access.createUser', input: { userId, name: said.name, areaId, ...account } },
      // Tied before anything is granted: of two who ask at once, one account stays empty.
      { id: newId(), action: 'duty.tieMember', input: { memberId: member.id, userId } },
      { id: newId(), action: 'access.grantRole', input: grant },
    ]
    for (const command of commands) mustBeDone(await context.submit([command]))
    return account
  },
})

export const volunteerDoors = [askSignUp, signUpVolunteer, askOutcome, makeVolunteerAccount]
