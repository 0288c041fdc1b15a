import type { Language } from '../../../platform/browser/language/language.ts'
import type { Passage } from '../passage.ts'
import { decisionWords, receiverWords } from '../words.ts'
import { texts } from './texts.ts'

/** What is said aloud: the decision, and a fever first. No plate and no number, for others stand by. */
export function spoken(passage: Passage, feverFrom: number, language: Language): string {
  const hottest = Math.max(0, ...passage.people.map((person) => person.temperature ?? 0))
  const fever = hottest >= feverFrom ? texts[language].spokenFever.replace('{temperature}', hottest.toFixed(1)) : ''
  const to = passage.handedOverTo ? receiverWords[passage.handedOverTo][language] : ''
  return `${fever}${decisionWords[passage.decision][language]}${to}`
}
