import { useTexts } from '../../platform/browser/language/language.ts'
import { Empty } from '../../platform/browser/look/notices.tsx'
import { useField } from '../../platform/browser/offline/field.tsx'
import { OutboxList } from './outbox-list.tsx'
import { texts } from './texts.ts'

/** What waits for this person: records that the server sent back, first. */
export function ToDoPage() {
  const t = useTexts(texts)
  const { outbox = [] } = useField()
  const refused = outbox.filter((item) => item.state === 'refused')
  return (
    <>
      <header className="p-bar">
        <h1>{t('toDo')}</h1>
      </header>
      <main className="p-page">
        {refused.length === 0 ? <Empty title={t('toDoEmpty')}>{t('toDoHint')}</Empty> : <OutboxList items={refused} />}
      </main>
    </>
  )
}
