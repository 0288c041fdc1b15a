import { Form, Input, Radio } from 'antd'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { CommandDialog } from './command-dialog.tsx'
import { texts } from './texts.ts'
import { useRefresh } from './use-refresh.ts'

type Reviewed = { id: string; userName: string; reason: string }
type Entered = { verdict: 'justified' | 'unjustified'; note: string }

export function ReviewDialog({ row, close }: { row: Reviewed; close: () => void }) {
  const t = useTexts(texts)
  const refresh = useRefresh('access.breakGlasses')
  return (
    <CommandDialog<Entered>
      title={`${t('review')} · ${row.userName}`}
      action="access.reviewBreakGlass"
      inputOf={({ verdict, note }) => ({ breakGlassId: row.id, verdict, note: note.trim() })}
      done={refresh}
      close={close}
    >
      <p>{row.reason}</p>
      <Form.Item name="verdict" rules={[{ required: true, message: t('needed') }]}>
        <Radio.Group>
          <Radio value="justified">{t('justified')}</Radio>
          <Radio value="unjustified">{t('unjustified')}</Radio>
        </Radio.Group>
      </Form.Item>
      <Form.Item name="note" label={t('note')} rules={[{ required: true, min: 2, message: t('needed') }]}>
        <Input maxLength={300} />
      </Form.Item>
    </CommandDialog>
  )
}
