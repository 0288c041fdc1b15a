import { App, Radio } from 'antd'
import { useRef } from 'react'
import { type Purpose, purposes } from '../../shared/personal.ts'
import { useTexts } from '../language/language.ts'
import { texts } from './texts.ts'

// Reading one's own account is not something a person chooses as a purpose.
const OFFERED = purposes.filter((purpose) => purpose !== 'signIn')

/** Asks what personal data is read for, from the closed list; undefined when the person thinks better of it. */
export function usePurpose(): (act?: 'read' | 'export') => Promise<Purpose | undefined> {
  const t = useTexts(texts)
  const { modal } = App.useApp()
  const chosen = useRef<Purpose>('epidemicControl')
  return async (act = 'read') => {
    const agreed = await modal.confirm({
      icon: null,
      title: t(act === 'read' ? 'title' : 'exportTitle'),
      okText: t(act === 'read' ? 'go' : 'goExport'),
      cancelText: t('cancel'),
      content: (
        <>
          <p className="m-quiet">{t('hint')}</p>
          <Radio.Group
            vertical
            defaultValue={chosen.current}
            onChange={({ target }) => {
              chosen.current = target.value as Purpose
            }}
            options={OFFERED.map((purpose) => ({ value: purpose, label: t(purpose) }))}
          />
        </>
      ),
    })
    return agreed ? chosen.current : undefined
  }
}
