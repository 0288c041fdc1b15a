import type { Language } from './problem.ts'

/** What a person is told, as a value: the kind of news and what is filled into its sentence. Nothing personal of others. */
export interface Message {
  /** room.name */
  kind: string
  params: Record<string, string | number>
}

interface MessageText {
  zh: string
  en: string
  /** What a locked screen may show: that there is news, and no more. */
  push: { zh: string; en: string }
}

const catalogue = new Map<string, MessageText>()

/**
 * Declares what one room tells people. `defineMessages('duty', { assigned: { zh: '…{span}…', en: '…', push: {…} } })` gives
 * functions: `messages.assigned({ span })` is a Message of the kind `duty.assigned`.
 */
export function defineMessages<K extends string>(room: string, texts: Record<K, MessageText>) {
  const made = {} as Record<K, (params?: Message['params']) => Message>
  for (const [name, text] of Object.entries(texts) as [K, MessageText][]) {
    const kind = `${room}.${name}`
    catalogue.set(kind, text)
    made[name] = (params = {}) => ({ kind, params })
  }
  return made
}

/** The sentence of a message in both languages; a kind that is no longer known is shown as it is. */
export function messageText({ kind, params }: Message): Record<Language, string> {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, key: string) => String(params[key] ?? whole))
  const text = catalogue.get(kind)
  return { zh: fill(text?.zh ?? kind), en: fill(text?.en ?? kind) }
}

/** What a locked screen may show of a kind of message. */
export function pushText(kind: string, language: Language): string {
  return catalogue.get(kind)?.push[language] ?? { zh: '有新消息', en: 'There is a new message' }[language]
}
