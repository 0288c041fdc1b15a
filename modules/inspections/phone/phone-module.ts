import { type Language, sayIn } from '../../../platform/browser/language/language.ts'
import type { PhoneModule } from '../../../platform/browser/phone/phone-module.ts'
import type { RecordVisit } from '../inspection.ts'
import { InspectHome } from './inspect-home.tsx'
import { InspectPage } from './inspect-page.tsx'
import { texts } from './texts.ts'

export const inspections: PhoneModule = {
  name: 'inspections',
  pages: { '/inspect': InspectPage },
  homeCard: InspectHome,
  describe: {
    'inspections.recordVisit': (input, language: Language) => {
      const { place, answers } = input as RecordVisit
      const say = sayIn(texts, language)
      const found = answers.filter(({ outcome }) => outcome === 'failed').length
      return {
        line: `${say('lineVisit')} ${place}`,
        word: found > 0 ? say('wordFound', { count: found }) : say('wordVisit'),
      }
    },
  },
}
