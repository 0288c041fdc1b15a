import { useTexts } from '../../../platform/browser/language/language.ts'
import { useTimes } from '../../../platform/browser/look/times.ts'
import type { PostWhole } from './post-row.ts'
import { texts } from './texts.ts'

/** Every order behind a post, newest first. */
export function PostOrders({ post }: { post: PostWhole }) {
  const t = useTexts(texts)
  const { time } = useTimes()
  return (
    <>
      <h3 className="d-part">{t('orders')}</h3>
      {post.orders.length === 0 && <p className="m-quiet">{t('ordersNone')}</p>}
      <ul className="d-orders">
        {post.orders.map(({ id, deed, title, number, signedBy, signedOn, reason, at }) => (
          <li key={id}>
            <p>
              <strong>{t(`deed_${deed}`)}</strong>　{`《${title}》（${number}）`}
            </p>
            <p className="m-quiet">{`${t('signed', { office: signedBy, day: signedOn })}　${time(at)}`}</p>
            {reason && <p className="m-quiet">{reason}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}
