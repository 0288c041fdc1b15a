import { type AreaId, codeOf, levelOf, wholeCountry } from '../../../platform/shared/area-id.ts'
import { openName } from './accounts.ts'
import { secondFactorsOf } from './code-app.ts'
import type { Doorkeeper } from './doorkeeper.ts'
import type { KnownActor } from './known-actor.ts'

/** What a page needs to know of who is signed in: their name, what they may do anywhere, and where. */
export async function describeSession({ options, door }: Doorkeeper, known: KnownActor) {
  const { actor, grants, username, mustChangePassword } = known
  const areaIds = [...new Set(grants.map((grant) => grant.areaId))]
  const names = (await options.areaNames?.(areaIds)) ?? new Map<string, string>()
  return {
    user: {
      id: actor.userId,
      username,
      name: (await openName(options.vault, actor.userId, known.sealedName)) ?? username,
      mustChangePassword,
    },
    permissions: [...new Set(actor.grants.flatMap((grant) => [...grant.permissions]))].sort(),
    places: grants.map(({ areaId, role, responseId }) => ({
      areaId,
      name: names.get(areaId) ?? nameOfUnknown(areaId, actor.language),
      level: levelOf(areaId),
      role,
      ...(responseId ? { responseId } : {}),
    })),
    language: actor.language,
    secondFactor: await describeSecondFactor(door, known),
  }
}

/** Which second factors one has, whether this session showed one, and whether one's work needs it. */
async function describeSecondFactor(door: Doorkeeper['door'], { actor, secondFactorAt }: KnownActor) {
  const reveals = actor.grants.some((grant) => [...grant.permissions].some((name) => name.endsWith('.reveal')))
  return {
    ...(await secondFactorsOf(door, actor.userId)),
    shown: secondFactorAt !== undefined,
    missing: reveals && actor.lacksSecondFactor === true,
  }
}

function nameOfUnknown(areaId: AreaId, language: 'zh' | 'en'): string {
  if (areaId === wholeCountry) return language === 'zh' ? '全国' : 'Whole country'
  return codeOf(areaId)
}
