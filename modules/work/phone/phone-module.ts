import type { Language } from '../../../platform/browser/language/language.ts'
import type { PhoneModule } from '../../../platform/browser/phone/phone-module.ts'
import { MyWorkPage } from './my-work-page.tsx'
import { texts } from './texts.ts'
import { WorkHome } from './work-home.tsx'

export const work: PhoneModule = {
  name: 'work',
  pages: { '/work': MyWorkPage },
  homeCard: WorkHome,
  describe: {
    'work.addPhoto': (_, language: Language) => ({
      line: texts[language].linePhoto,
      word: texts[language].wordPhoto,
    }),
    'work.finishWork': (_, language: Language) => ({
      line: texts[language].lineWork,
      word: texts[language].wordFinish,
    }),
    'work.checkWork': (input, language: Language) => ({
      line: texts[language].lineWork,
      word: texts[language][(input as { passed: boolean }).passed ? 'wordPass' : 'wordBack'],
    }),
  },
}
