import { App, Modal } from 'antd'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { PasswordForm } from './password-form.tsx'
import './sign-in.css'
import { texts } from './texts.ts'

export default function ChangePasswordDialog({ close }: { close: () => void }) {
  const t = useTexts(texts)
  const { message } = App.useApp()
  const saved = () => {
    message.success(t('saved'))
    close()
  }
  return (
    <Modal open title={t('change')} footer={null} width={420} onCancel={close}>
      <PasswordForm onSaved={saved} />
    </Modal>
  )
}
