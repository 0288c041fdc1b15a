import { type AreaId, areaLevels, levelOf } from '../../platform/shared/area-id.ts'
import {
  type IdentityDocument,
  normaliseIdentityNumber,
  whyNotIdentityNumber,
} from '../../platform/shared/codes/identity-number.ts'
import { normaliseMobile, whyNotMobile } from '../../platform/shared/codes/mobile.ts'
import type { Problem } from '../../platform/shared/problem.ts'
import type { PersonalFields } from './person.ts'
import { problems } from './problems.ts'

/** Everything that is wrong with the fields of a person as typed; empty when they can be registered. */
export function problemsOfPerson({
  name,
  document,
  identityNumber,
  mobile,
}: {
  name: string
  document: IdentityDocument
  identityNumber: string
  mobile?: string | undefined
}): Problem[] {
  const found = [
    name === '' ? problems.nameMissing() : undefined,
    // Two columns exchanged, or a row of sums at the foot of the sheet.
    /\d{4}/.test(name) ? problems.nameIsNumber() : undefined,
    whyNotIdentityNumber(identityNumber, document),
    mobile ? whyNotMobile(mobile) : undefined,
  ]
  return found.filter((problem) => problem !== undefined)
}

/** The fields as they are sealed and compared. */
export function tidyFields({ name, identityNumber, mobile, address }: PersonalFields): PersonalFields {
  return {
    name: name.normalize('NFKC').trim().replace(/\s+/g, ' '),
    identityNumber: normaliseIdentityNumber(identityNumber),
    ...(mobile ? { mobile: normaliseMobile(mobile) } : {}),
    ...(address ? { address } : {}),
  }
}

/** People are registered where they live: in a village, or in a grid or building of it. */
export function whyNotHome(areaId: AreaId): Problem | undefined {
  return areaLevels.indexOf(levelOf(areaId)) < areaLevels.indexOf('village') ? problems.areaTooWide() : undefined
}

const documentWords: Record<string, IdentityDocument> = {
  '': 'residentId',
  居民身份证: 'residentId',
  身份证: 'residentId',
  residentid: 'residentId',
  港澳台居民居住证: 'residencePermit',
  居住证: 'residencePermit',
  residencepermit: 'residencePermit',
  外国人永久居留身份证: 'foreignResidentId',
  永久居留证: 'foreignResidentId',
  foreignresidentid: 'foreignResidentId',
  护照: 'passport',
  passport: 'passport',
  通行证: 'travelPermit',
  港澳居民来往内地通行证: 'travelPermit',
  台湾居民来往大陆通行证: 'travelPermit',
  travelpermit: 'travelPermit',
  其他: 'other',
  other: 'other',
}

/** The kind of document as a sheet names it; an empty cell is a resident ID. */
export function documentOf(text: string): IdentityDocument | undefined {
  return documentWords[text.normalize('NFKC').replace(/\s/g, '').toLowerCase()]
}
