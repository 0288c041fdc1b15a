import type { PhoneModule } from '../../../platform/browser/phone/phone-module.ts'
import { DutyCard } from './duty-card.tsx'
import { MyDutyPage } from './my-duty-page.tsx'

export const duty: PhoneModule = {
  name: 'duty',
  pages: { '/duty': MyDutyPage },
  homeCard: DutyCard,
  // Swaps and sign-up need an answer at once, so they are sent, never kept for later.
  describe: {},
}
