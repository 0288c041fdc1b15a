import { Alert } from 'antd'
import { useBilingual, useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import type { Offer } from '../../playbooks/rule-pack.ts'
import { offerNames } from './in-words.ts'
import './responses.css'
import { texts } from './texts.ts'

/** What a rule pack offers, and whether personal data is to be closed out under it. */
export function PackNote({ offers, closeOutDue }: { offers: Offer[]; closeOutDue: boolean }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const comma = useLanguage() === 'zh' ? '、' : ', '
  return (
    <>
      <p className="r-offers">
        <span className="m-quiet">{t('offers')}</span> {offers.map((offer) => pick(offerNames[offer])).join(comma)}
      </p>
      {closeOutDue && <Alert type="warning" showIcon title={t('closeOutDue')} />}
    </>
  )
}
