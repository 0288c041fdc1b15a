import { areaSpan, multirangeOf, wholeCountry } from '../../../platform/shared/area-id.ts'

/** What follows from rows reaches people wherever they are: the bounds in which the house tells them. */
export const everywhere = { scope: multirangeOf([areaSpan(wholeCountry)]), mode: 'upkeep' } as const
