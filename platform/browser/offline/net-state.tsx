import { useTexts } from '../language/language.ts'
import { StateSign } from '../look/state-tag.tsx'
import { useField } from './field.tsx'
import { unsentStates } from './person-store.ts'
import { texts } from './texts.ts'
import { useOnline } from './use-online.ts'

/** How many records of this person the server has not answered, and how many it refused and nobody has dealt with. */
export function useOpenWork(): { unsent: number; refused: number } {
  const { outbox = [] } = useField()
  return {
    unsent: outbox.filter((item) => unsentStates.includes(item.state)).length,
    refused: outbox.filter((item) => item.state === 'refused').length,
  }
}

/** ● 离线 12 待发: whether records are getting through, on every page of the phone. */
export function NetState({ onOpen }: { onOpen: () => void }) {
  const t = useTexts(texts)
  const online = useOnline()
  const { sender } = useField()
  const { unsent, refused } = useOpenWork()
  const away = !online || sender === 'waitingForNetwork'
  const word = sender === 'signedOut' ? t('signedOut') : away ? t('offline') : t('online')
  const troubled = sender === 'signedOut' || refused > 0
  return (
    <button type="button" className="p-net" onClick={onOpen}>
      <StateSign state={troubled ? 'missing' : away ? 'late' : 'done'} size={14} />
      <span>{word}</span>
      {unsent > 0 && <b>{t('waitingCount', { count: unsent })}</b>}
    </button>
  )
}
