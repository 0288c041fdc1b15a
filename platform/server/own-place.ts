import type { z } from 'zod'
import { wholeCountry } from '../shared/area-id.ts'
import type { Action } from './action.ts'

/** Where what is one's own happens: in the area one works in. For actions that ask for `OWN`. */
export const ownPlace: Action<z.ZodType>['place'] = async ({ actors }, inputs) =>
  inputs.map((_, at) => ({ areaId: actors[at]?.grants[0]?.areaId ?? wholeCountry }))
