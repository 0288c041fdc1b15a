import { useQueryClient } from '@tanstack/react-query'
import { App, Dropdown } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { forgetPerson, type Session, signOut } from '../../../platform/browser/session.ts'
import { texts } from '../texts.ts'

const ChangePasswordDialog = lazy(() => import('../sign-in/change-password-dialog.tsx'))

/** Who is signed in and where they work; password and way out. */
export function UserMenu({ session: { user, places } }: { session: Session }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [changing, setChanging] = useState(false)
  const leave = async () => {
    try {
      await signOut()
      forgetPerson(client)
    } catch (error) {
      message.error(problemText(error, language))
    }
  }
  const where = places.map(({ name }) => name).join('、')
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'who', disabled: true, label: where ? `${user.name}　${where}` : user.name },
            { type: 'divider' },
            { key: 'password', label: t('changePassword'), onClick: () => setChanging(true) },
            { key: 'leave', label: t('signOut'), onClick: leave },
          ],
        }}
      >
        <button type="button" className="c-user" aria-label={t('account')}>
          {user.name}
        </button>
      </Dropdown>
      {changing && (
        <Suspense>
          <ChangePasswordDialog close={() => setChanging(false)} />
        </Suspense>
      )}
    </>
  )
}
