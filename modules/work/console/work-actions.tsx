import { Button } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useMay } from '../../../platform/browser/session.ts'
import { allWorkKinds } from '../work.ts'
import type { WorkShown } from '../work-shown.ts'
import { FinishDialog } from './finish-dialog.tsx'
import { LookDialog } from './look-dialog.tsx'
import { HandOnDialog, WithdrawDialog } from './other-dialogs.tsx'
import { texts } from './texts.ts'

type Doing = 'finish' | 'check' | 'lookAgain' | 'handOn' | 'withdraw'

/** What this person may do with a piece of work as it stands; whether it is theirs to do, the server says. */
export function WorkActions({ work }: { work: WorkShown }) {
  const t = useTexts(texts)
  const may = useMay()
  const [doing, setDoing] = useState<Doing>()
  const own = allWorkKinds().get(work.kind)?.ownActions
  const offered: Doing[] = [
    ...(work.state === 'due' && may('work.do') && !own ? ['finish' as const] : []),
    ...(work.state === 'done' && may('work.check') ? ['check' as const] : []),
    ...(work.state === 'closed' && may('work.check') && !own ? ['lookAgain' as const] : []),
    ...(work.state === 'due' && may('work.give') ? (['handOn', 'withdraw'] as const) : []),
  ]
  const close = () => setDoing(undefined)
  return (
    <>
      <div className="m-notice-actions">
        {offered.map((one, at) => (
          <Button key={one} type={at === 0 ? 'primary' : 'default'} onClick={() => setDoing(one)}>
            {t(one)}
          </Button>
        ))}
      </div>
      {doing === 'finish' && <FinishDialog work={work} close={close} />}
      {doing === 'check' && <LookDialog work={work} kind="check" close={close} />}
      {doing === 'lookAgain' && <LookDialog work={work} kind="lookAgain" close={close} />}
      {doing === 'handOn' && <HandOnDialog work={work} close={close} />}
      {doing === 'withdraw' && <WithdrawDialog work={work} close={close} />}
    </>
  )
}
