import type { PhoneModule } from '../../../platform/browser/phone/phone-module.ts'
import { describePassage, shiftCounts } from './describe-passage.ts'
import { recordPassageAction } from './facts.ts'
import { RecordPassagePage } from './record-passage-page.tsx'
import { texts } from './texts.ts'

export const checkpoints: PhoneModule = {
  name: 'checkpoints',
  pages: { '/record': RecordPassagePage },
  work: { postKinds: ['checkpoint', 'gate'], label: { zh: texts.zh.work, en: texts.en.work }, path: '/record' },
  shiftCounts,
  describe: { [recordPassageAction]: describePassage },
  mendAt: { [recordPassageAction]: '/record' },
}
