import { useState } from 'react'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { Sheet } from '../../../platform/browser/phone/sheet.tsx'
import { type Goods, goodsKinds, goodsUnits } from '../passage.ts'
import { goodsKindWords, goodsText, goodsUnitWords } from '../words.ts'
import { texts } from './texts.ts'

type GoodsLineProps = { goods: Goods | undefined; onGoods: (goods: Goods | undefined) => void }

/** What a vehicle carries, where somebody asked: a vehicle-load of a kind at one press, a weight where it is known. */
export function GoodsLine({ goods, onGoods }: GoodsLineProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="r-goods" aria-label={t('goods')} onClick={() => setOpen(true)}>
        {goods ? goodsText(goods, language) : t('noGoods')}
      </button>
      <Sheet open={open} title={t('goods')} onClose={() => setOpen(false)}>
        <GoodsFields goods={goods} onGoods={onGoods} onClose={() => setOpen(false)} />
      </Sheet>
    </>
  )
}

function GoodsFields({ goods, onGoods, onClose }: GoodsLineProps & { onClose: () => void }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const [typed, setTyped] = useState(goods ? String(goods.quantity) : '')
  const quantity = Number(typed)
  const wrong = typed !== '' && !(quantity > 0 && quantity <= 1_000_000)
  const chosen = { quantity: quantity > 0 && !wrong ? quantity : 1, unit: goods?.unit ?? ('vehicle' as const) }
  return (
    <div className="p-choices">
      <div className="r-choices">
        {goodsKinds.map((kind) => (
          <button
            key={kind}
            type="button"
            className={goods?.kind === kind ? 'p-button r-first' : 'p-button'}
            aria-pressed={goods?.kind === kind}
            onClick={() => onGoods({ ...chosen, kind })}
          >
            {goodsKindWords[kind][language]}
          </button>
        ))}
      </div>
      {goods && (
        <div className="r-quantity">
          <input
            className="p-input"
            inputMode="decimal"
            aria-label={t('quantity')}
            aria-invalid={wrong}
            placeholder="1"
            value={typed}
            onChange={(event) => {
              const text = event.target.value.replace(/[^0-9.]/g, '').slice(0, 9)
              setTyped(text)
              const value = Number(text)
              onGoods({ ...goods, quantity: value > 0 && value <= 1_000_000 ? value : 1 })
            }}
          />
          <fieldset className="p-segments r-origin" aria-label={t('unit')}>
            {goodsUnits.map((unit) => (
              <button
                key={unit}
                type="button"
                aria-pressed={goods.unit === unit}
                onClick={() => onGoods({ ...goods, unit })}
              >
                {goodsUnitWords[unit][language]}
              </button>
            ))}
          </fieldset>
        </div>
      )}
      {wrong && (
        <p className="r-wrong" role="alert">
          {t('quantityWrong')}
        </p>
      )}
      <div className="r-choices">
        <button
          type="button"
          className="p-button"
          onClick={() => {
            onGoods(undefined)
            onClose()
          }}
        >
          {t('withoutGoods')}
        </button>
        <button type="button" className="p-button p-button-main" disabled={!goods || wrong} onClick={onClose}>
          {t('goodsDone')}
        </button>
      </div>
    </div>
  )
}
