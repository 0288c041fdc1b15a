import { type FormEvent, useState } from 'react'
import { postJson } from '../../../platform/browser/api.ts'
import { ApiProblem, problemText } from '../../../platform/browser/api-problem.ts'
import { useBilingual, useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { knownSkills, nameOfSkill } from '../skills.ts'
import { texts } from './join-texts.ts'
import { keepReceipt, makeSecret } from './receipts.ts'

const makeOwn = () => ({ volunteerId: newId(), secret: makeSecret() })

/** A name, a number, and what else a volunteer wants to say. Sent twice, it is kept once. */
export function SignUpForm({ pass }: { pass: string }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const language = useLanguage()
  const [own, setOwn] = useState(makeOwn)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const said = (field: string) => String(form.get(field) ?? '').trim()
    const [name, mobile] = [said('name'), said('mobile')]
    if (!name || !mobile) return setProblem(t('needed'))
    const given = (field: string) => (said(field) ? { [field]: said(field) } : {})
    setBusy(true)
    await postJson('/api/open/duty.signUpVolunteer', {
      ...{ pass, ...own, name, mobile, skills: form.getAll('skills') },
      ...{ ...given('note'), ...given('fromDay'), ...given('untilDay'), ...given('website') },
    }).then(
      () => {
        const receipt = `${own.volunteerId}.${own.secret}`
        keepReceipt(pass, receipt)
        window.location.hash = `me.${receipt}`
      },
      (thrown: unknown) => {
        setProblem(problemText(thrown, language))
        // What was refused stays refused under its id; what got no answer is sent again under the same.
        if (thrown instanceof ApiProblem && thrown.status >= 400 && thrown.status < 429) setOwn(makeOwn())
      },
    )
    setBusy(false)
  }
  return (
    <form className="j-form" onSubmit={(event) => void send(event)} noValidate>
      <label className="p-field">
        {t('name')}
        <input name="name" maxLength={40} autoComplete="name" />
      </label>
      <label className="p-field">
        {t('mobile')}
        <input name="mobile" maxLength={30} inputMode="tel" autoComplete="tel" />
        <small className="p-quiet">{t('mobileHint')}</small>
      </label>
      <fieldset className="j-skills">
        <legend>{t('skills')}</legend>
        {knownSkills.map((skill) => (
          <label key={skill}>
            <input type="checkbox" name="skills" value={skill} />
            {pick(nameOfSkill(skill))}
          </label>
        ))}
      </fieldset>
      <div>
        <p>{t('days')}</p>
        <div className="j-days">
          <label className="p-field">
            {t('fromDay')}
            <input type="date" name="fromDay" />
          </label>
          <label className="p-field">
            {t('untilDay')}
            <input type="date" name="untilDay" />
          </label>
        </div>
      </div>
      <label className="p-field">
        {t('note')}
        <textarea name="note" maxLength={200} rows={3} />
        <small className="p-quiet">{t('noteHint')}</small>
      </label>
      <label className="j-website" aria-hidden="true">
        {t('website')}
        <input name="website" tabIndex={-1} autoComplete="off" />
      </label>
      {problem && (
        <p className="p-banner p-banner-missing" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" className="p-button p-button-main p-wide" disabled={busy}>
        {t(busy ? 'sending' : 'send')}
      </button>
      <p className="p-quiet">{t('consent')}</p>
    </form>
  )
}
