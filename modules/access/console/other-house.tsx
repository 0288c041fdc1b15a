import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { getSignInWays } from '../../../platform/browser/session.ts'
import { leaveForSignOn, useSignOnRefusal } from '../../../platform/browser/sign-on.ts'
import { texts } from './texts.ts'

/** Ties one's account to the sign-on of another house; nothing where the server has none. */
export function OtherHouse() {
  const t = useTexts(texts)
  const language = useLanguage()
  const refusal = useSignOnRefusal()
  const { data } = useQuery({ queryKey: ['sign-in-ways', 'own'], queryFn: getSignInWays })
  const leave = useMutation({ mutationFn: (id: string) => leaveForSignOn(id, { backTo: '/account', tie: true }) })
  const [house] = data?.oidc ?? []
  if (!house) return null
  const problem = leave.isError ? problemText(leave.error, language) : refusal
  return (
    <>
      <h2 className="c-section">{house.name}</h2>
      <p className="m-quiet">{t(house.tied ? 'houseTied' : 'houseHint', { name: house.name })}</p>
      {problem && <Alert type="error" showIcon title={problem} />}
      {!house.tied && (
        <div className="m-notice-actions">
          <Button loading={leave.isPending} onClick={() => leave.mutate(house.id)}>
            {t('tieHouse', { name: house.name })}
          </Button>
        </div>
      )}
    </>
  )
}
