import { z } from 'zod'
import { toHtml } from '../../../platform/server/documents/to-html.ts'
import { toWord } from '../../../platform/server/documents/to-word.ts'
import { exporting } from '../../../platform/server/export.ts'
import { type QueryContext, refuseOtherResponse } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { membersOfUser } from './find-members.ts'
import { serviceRecordOf } from './service-record.ts'
import { recordFileName, serviceRecordDocument } from './service-record-document.ts'
import { memberWithin } from './show-service-record.ts'

const Format = z.enum(['docx', 'html']).default('docx')

/** One's own record as a document, to keep or to print: Word, or a page. */
export const myRecordExport = exporting({
  name: 'duty.myRecord',
  permission: 'duty.serve',
  title: { zh: '服务记录', en: 'service record' },
  input: z.object({ format: Format }),
  async file(context, { format }) {
    const mine = (await membersOfUser(context.client, context.actor.userId)).map(({ memberId }) => memberId)
    return printed(context, mine, format)
  },
})

/** A member's record as a document, for a lead who says why. Refuses with notFound. */
export const memberRecordExport = exporting({
  name: 'duty.memberRecord',
  permission: 'attendance.mark',
  sensitive: true,
  title: { zh: '服务记录', en: 'service record' },
  input: z.object({ memberId: Id, format: Format }),
  async file(context, { memberId, format }) {
    refuseOtherResponse(context.scope, await memberWithin(context.client, memberId))
    return printed(context, [memberId], format)
  },
})

async function printed(context: QueryContext, memberIds: readonly string[], format: z.infer<typeof Format>) {
  const { language } = context.actor
  const record = await serviceRecordOf(context, memberIds)
  const doc = serviceRecordDocument(record, language)
  const body = format === 'docx' ? await toWord(doc) : Buffer.from(toHtml(doc))
  return { name: recordFileName(record, language, format), format, body }
}
