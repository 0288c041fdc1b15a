import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Form, type FormListFieldData, Input, Select } from 'antd'
import type { ClipboardEvent } from 'react'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { AreaSelect } from '../../areas/console/public.ts'
import { findArea } from './find-area.ts'
import { isFromSheet, type PastedLine, readPasted } from './pasted-lines.ts'
import type { OfferedKind } from './post-row.ts'
import { texts } from './texts.ts'

/** One post to open, as the form holds it. */
export type PostLine = { postId: string; name: string; areaId?: string; place: string; postKind: string }

type PostLinesProps = {
  fields: FormListFieldData[]
  add: (line: PostLine) => void
  remove: (at: number) => void
  kinds: OfferedKind[]
  within: string | undefined
}

/** The lines of a list of posts; cells copied from a sheet become lines wherever they are pasted. */
export function PostLines({ fields, add, remove, kinds, within }: PostLinesProps) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { message } = App.useApp()
  const form = Form.useFormInstance<{ posts: PostLine[] }>()
  const needed = [{ required: true, whitespace: true, message: t('needed') }]
  const kindOf = (text: string | undefined) =>
    kinds.find(({ id, name }) => text && [id, name.zh, name.en].includes(text))?.id

  async function lineOf({ name, areaText, place, kindText }: PastedLine): Promise<PostLine> {
    const areaId = await findArea(areaText, within).catch(() => undefined)
    const postKind = kindOf(kindText) ?? kinds[0]?.id ?? ''
    return { postId: newId(), name, place: place || name, postKind, ...(areaId && { areaId }) }
  }

  async function paste(event: ClipboardEvent) {
    const text = event.clipboardData.getData('text/plain')
    if (!isFromSheet(text)) return
    event.preventDefault()
    const lines = await Promise.all(readPasted(text).map(lineOf))
    const before = (form.getFieldValue('posts') as PostLine[]).filter(({ name, place }) => name || place)
    form.setFieldsValue({ posts: [...before, ...lines] })
    const lost = lines.filter(({ areaId }) => !areaId).length
    message.info(t('pasted', { count: lines.length }))
    if (lost > 0) message.warning(t('notMatched', { count: lost }), 6)
  }

  return (
    <div onPaste={(event) => void paste(event)}>
      <div className="d-lines-scroll">
        <table className="d-lines">
          <thead>
            <tr>
              <th style={{ width: '24%' }}>{t('name')}</th>
              <th style={{ width: '24%' }}>{t('area')}</th>
              <th>{t('place')}</th>
              <th style={{ width: '17%' }}>{t('kind')}</th>
              <th style={{ width: 32 }} aria-label={t('remove')} />
            </tr>
          </thead>
          <tbody>
            {fields.map(({ key, name }) => (
              <tr key={key}>
                <td>
                  <Form.Item name={[name, 'postId']} hidden>
                    <Input />
                  </Form.Item>
                  <Form.Item name={[name, 'name']} rules={needed}>
                    <Input maxLength={40} aria-label={t('name')} />
                  </Form.Item>
                </td>
                <td>
                  <Form.Item name={[name, 'areaId']} rules={needed}>
                    <AreaSelect within={within} />
                  </Form.Item>
                </td>
                <td>
                  <Form.Item name={[name, 'place']} rules={needed}>
                    <Input maxLength={120} aria-label={t('place')} />
                  </Form.Item>
                </td>
                <td>
                  <Form.Item name={[name, 'postKind']} rules={needed}>
                    <Select
                      aria-label={t('kind')}
                      options={kinds.map((kind) => ({ value: kind.id, label: pick(kind.name) }))}
                    />
                  </Form.Item>
                </td>
                <td>
                  {fields.length > 1 && (
                    <Button
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={t('remove')}
                      onClick={() => remove(name)}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Button
        icon={<PlusOutlined />}
        onClick={() => add({ postId: newId(), name: '', place: '', postKind: kinds[0]?.id ?? '' })}
      >
        {t('addLine')}
      </Button>
    </div>
  )
}
