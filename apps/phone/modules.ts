import { checkpoints } from '../../modules/checkpoints/phone/phone-module.ts'
import { duty } from '../../modules/duty/phone/phone-module.ts'
import { inspections } from '../../modules/inspections/phone/phone-module.ts'
import { work } from '../../modules/work/phone/phone-module.ts'
import type { PhoneModule } from '../../platform/browser/phone/phone-module.ts'

/** Every module that has something to do on the phone. */
export const modules: PhoneModule[] = [checkpoints, duty, work, inspections]
