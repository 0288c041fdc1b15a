import { Segmented } from 'antd'
import { useAddress } from '../../../platform/browser/address.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useMay } from '../../../platform/browser/session.ts'
import { texts } from './bring-in-texts.ts'

export type MemberView = 'members' | 'skills' | 'volunteers' | 'bodies'

/** Which list of people the page shows; who vets no volunteers does not see them. */
export function MemberViews({ view }: { view: MemberView }) {
  const t = useTexts(texts)
  const may = useMay()
  const [, change] = useAddress()
  const views: MemberView[] = may('volunteer.vet')
    ? ['members', 'skills', 'volunteers', 'bodies']
    : ['members', 'skills', 'bodies']
  return (
    <Segmented
      value={view}
      options={views.map((value) => ({ value, label: t(value) }))}
      onChange={(chosen) =>
        change({
          view: chosen === 'members' ? undefined : chosen,
          state: undefined,
          record: undefined,
          body: undefined,
        })
      }
    />
  )
}
