import { useState } from 'react'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useBilingual, useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, Loading } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useField } from '../../../platform/browser/offline/field.tsx'
import type { OutboxItem } from '../../../platform/browser/offline/outbox.ts'
import { useKeptAnswer } from '../../../platform/browser/offline/use-kept-answer.ts'
import { PageBar } from '../../../platform/browser/phone/page-bar.tsx'
import { Sheet } from '../../../platform/browser/phone/sheet.tsx'
import { type MealShown, meals } from '../meal.ts'
import './attendance.css'
import { texts } from './meal-texts.ts'

interface PostMeals {
  postName: string
  rows: MealShown[]
  asOf: string
}

/** The meals of a post for its lead: when, for how many, who brings them, and confirming that they came; also without a network. */
export function MealsPage({ rest }: { rest: string }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { time } = useTimes()
  const { record, outbox } = useField()
  const { answer, online, error } = useKeptAnswer<PostMeals>(`postMeals/${rest}`, 'duty.postMeals', { postId: rest })
  const [open, setOpen] = useState<MealShown>()
  const confirm = (heads: number) => {
    if (open) void record('duty.deliverMeal', { mealId: open.id, heads })
    setOpen(undefined)
  }
  return (
    <div className="p-app">
      <PageBar title={answer ? `${t('title')} ${answer.postName}` : t('title')} />
      <main className="p-page">
        {!answer && !error && <Loading lines={6} />}
        {!answer && error !== undefined && <p className="p-banner p-banner-missing">{problemText(error, language)}</p>}
        {answer && !online && <p className="p-banner">{t('offline', { time: time(answer.asOf) })}</p>}
        {answer?.rows.length === 0 && <Empty title={t('none')}>{t('noneHint')}</Empty>}
        {answer && answer.rows.length > 0 && (
          <ul className="p-list">
            {answer.rows.map((meal) => (
              <OneMeal key={meal.id} meal={meal} sent={sentOf(meal, outbox)} confirm={() => setOpen(meal)} />
            ))}
          </ul>
        )}
      </main>
      <Sheet open={open !== undefined} title={t('howMany')} onClose={() => setOpen(undefined)}>
        {open && <Heads key={open.id} due={open.heads} confirm={confirm} />}
      </Sheet>
    </div>
  )
}

interface Sent {
  heads: number
  unsent: boolean
}

/** What this phone confirmed of a meal that the server has not shown yet. */
function sentOf({ id }: MealShown, outbox: readonly OutboxItem[] = []): Sent | undefined {
  const item = outbox.findLast(
    ({ action, input, state }) =>
      action === 'duty.deliverMeal' &&
      (input as { mealId: string }).mealId === id &&
      state !== 'refused' &&
      state !== 'discarded',
  )
  return item && { heads: (item.input as { heads: number }).heads, unsent: item.state !== 'accepted' }
}

function OneMeal({ meal, sent, confirm }: { meal: MealShown; sent: Sent | undefined; confirm: () => void }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  const came = meal.deliveredHeads ?? sent?.heads
  return (
    <li className="p-item">
      <span className="p-item-main">
        <b>
          {time(meal.dueAt)}　{pick(meals[meal.meal])}　{t('portions', { heads: meal.heads })}
        </b>
        <small>{t('by', { by: meal.broughtBy })}</small>
        <span className="a-tags">
          {came !== undefined ? (
            <StateTag state="done">{t('came', { heads: came })}</StateTag>
          ) : (
            <StateTag state={meal.state === 'overdue' ? 'late' : 'waiting'}>
              {t(meal.state === 'overdue' ? 'overdue' : 'due')}
            </StateTag>
          )}
          {sent?.unsent && <StateTag state="waiting">{t('unsent')}</StateTag>}
        </span>
      </span>
      {came === undefined && (
        <button type="button" className="p-button" onClick={confirm}>
          {t('confirm')}
        </button>
      )}
    </li>
  )
}

/** How many came, by two big keys. */
function Heads({ due, confirm }: { due: number; confirm: (heads: number) => void }) {
  const t = useTexts(texts)
  const [heads, setHeads] = useState(due)
  return (
    <>
      <div className="p-row a-heads">
        <button
          type="button"
          className="p-button"
          aria-label={t('fewer')}
          onClick={() => setHeads(Math.max(0, heads - 1))}
        >
          −
        </button>
        <output className="p-number">{heads}</output>
        <button type="button" className="p-button" aria-label={t('more')} onClick={() => setHeads(heads + 1)}>
          +
        </button>
      </div>
      <button type="button" className="p-button p-button-main p-wide" onClick={() => confirm(heads)}>
        {t('confirm')}
      </button>
    </>
  )
}
