import { Button, DatePicker, Drawer, Form, Input, InputNumber } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useEffect, useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { AreaSelect } from '../../areas/console/public.ts'
import type { VolunteerLinkShown } from '../volunteer.ts'
import { texts } from './bring-in-texts.ts'

type VolunteerLinksProps = { responseId: string; areaId?: string; close: () => void }

/** The links by which volunteers sign up: opened, shown as a code to scan, and ended. */
export function VolunteerLinks({ responseId, areaId, close }: VolunteerLinksProps) {
  const t = useTexts(texts)
  const [open, setOpen] = useState<'new' | VolunteerLinkShown>()
  const { data } = useAsk<{ rows: VolunteerLinkShown[] }>(
    'duty.volunteerLinks',
    { responseId },
    { live: ['volunteers'] },
  )
  return (
    <Drawer
      open
      onClose={close}
      size={560}
      title={t('links')}
      extra={
        <Button type="primary" onClick={() => setOpen('new')}>
          {t('openLink')}
        </Button>
      }
    >
      {data?.rows.length === 0 && <p className="m-quiet">{t('noVolunteersHint')}</p>}
      {data?.rows.map((link) => (
        <LinkCard key={link.id} link={link} end={() => setOpen(link)} />
      ))}
      {open === 'new' && <OpenLinkDialog responseId={responseId} area={areaId} close={() => setOpen(undefined)} />}
      {open && open !== 'new' && <EndLinkDialog link={open} close={() => setOpen(undefined)} />}
    </Drawer>
  )
}

function LinkCard({ link, end }: { link: VolunteerLinkShown; end: () => void }) {
  const t = useTexts(texts)
  const { time } = useTimes()
  const [copied, setCopied] = useState(false)
  const address = `${window.location.origin}${link.path}`
  const runs = !link.endedAt && new Date(link.until) > new Date()
  return (
    <section>
      <h3>{link.name}</h3>
      <RecordFields
        fields={[
          [t('area'), link.areaName],
          [t('taken'), `${link.taken} / ${link.most}`],
          [t('waiting'), String(link.waiting)],
          [t('linkUntil'), time(link.until)],
        ]}
      />
      {!runs && <StateTag state="closed">{t('linkEnded')}</StateTag>}
      {runs && (
        <>
          <QrPicture address={address} label={t('printQr')} />
          <div className="m-notice-actions">
            <Button onClick={() => void navigator.clipboard?.writeText(address).then(() => setCopied(true))}>
              {t(copied ? 'copied' : 'copy')}
            </Button>
            <Button danger onClick={end}>
              {t('endLink')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

/** The address as a code; drawn here, so that the secret goes to no one. */
function QrPicture({ address, label }: { address: string; label: string }) {
  const [picture, setPicture] = useState<string>()
  useEffect(() => {
    void import('qrcode').then(async ({ toDataURL }) => setPicture(await toDataURL(address, { margin: 2, width: 220 })))
  }, [address])
  return picture ? <img src={picture} alt={label} width={220} height={220} /> : null
}

type Entered = { name: string; areaId: string; most: number; until: Dayjs }

function OpenLinkDialog(props: { responseId: string; area: string | undefined; close: () => void }) {
  const { responseId, area, close } = props
  const t = useTexts(texts)
  const changed = useChanged('duty.')
  const [linkId] = useState(newId)
  const needed = [{ required: true, message: t('needed') }]
  return (
    <CommandDialog<Entered>
      title={t('openLink')}
      action="duty.openVolunteerLink"
      input={({ until, ...rest }) => ({ linkId, responseId, ...rest, until: until.toISOString() })}
      done={changed}
      close={close}
      submit={t('openLink')}
    >
      <Form.Item name="name" label={t('linkName')} rules={needed} extra={t('linkNameHint')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="areaId" label={t('area')} rules={needed} initialValue={area}>
        <AreaSelect />
      </Form.Item>
      <Form.Item name="most" label={t('most')} rules={needed} initialValue={200}>
        <InputNumber min={1} max={5000} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item
        name="until"
        label={t('linkUntil')}
        rules={needed}
        initialValue={dayjs().add(7, 'day').startOf('hour')}
      >
        <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
      </Form.Item>
    </CommandDialog>
  )
}

function EndLinkDialog({ link, close }: { link: VolunteerLinkShown; close: () => void }) {
  const t = useTexts(texts)
  const changed = useChanged('duty.')
  return (
    <CommandDialog
      title={`${t('endLink')}：${link.name}`}
      action="duty.endVolunteerLink"
      input={() => ({ linkId: link.id })}
      done={changed}
      close={close}
      submit={t('endLink')}
    >
      {null}
    </CommandDialog>
  )
}
