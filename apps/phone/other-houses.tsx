import { useEffect, useState } from 'react'
import { problemText } from '../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../platform/browser/language/language.ts'
import { getSignInWays, type SignInWays } from '../../platform/browser/session.ts'
import { leaveForSignOn } from '../../platform/browser/sign-on.ts'
import { texts } from './texts.ts'
import { backFromHouse } from './use-signed-on.ts'

/** The sign-on of other houses, as the server is configured; nothing without one, and nothing without a network. */
export function OtherHouses() {
  const t = useTexts(texts)
  const language = useLanguage()
  const [houses, setHouses] = useState<SignInWays['oidc']>([])
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    void getSignInWays().then(({ oidc }) => setHouses(oidc))
  }, [])
  return (
    <>
      {problem && (
        <p className="p-banner p-banner-missing" role="alert">
          {problem}
        </p>
      )}
      {houses.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          className="p-button p-wide"
          onClick={() =>
            void leaveForSignOn(id, { backTo: backFromHouse }).catch((thrown: unknown) =>
              setProblem(problemText(thrown, language)),
            )
          }
        >
          {t('signInAt', { name })}
        </button>
      ))}
    </>
  )
}
