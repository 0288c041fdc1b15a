import type { Session } from './session.ts'

export interface SheetAnswer {
  accepted: number
  rejected: number
  unknownHeaders: string[]
  rejectedRows?: string
}

/** Sends a file to an import as the console does; throws with the problem's code when it is refused. */
export async function sendSheet(
  session: Session,
  name: string,
  file: Buffer | string,
  { fields = {}, fileName = 'sheet.xlsx' }: { fields?: Record<string, string>; fileName?: string } = {},
): Promise<SheetAnswer> {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.append(key, value)
  form.append('file', new Blob([typeof file === 'string' ? file : new Uint8Array(file)]), fileName)
  const answer = await fetch(`${session.url}/api/imports/${name}`, {
    method: 'POST',
    headers: { 'x-muster': '1', cookie: session.cookie, origin: session.url },
    body: form,
  })
  const body = (await answer.json()) as SheetAnswer & { code?: string; problem?: { code: string } }
  if (!answer.ok) throw new Error(body.problem?.code ?? body.code ?? String(answer.status))
  return body
}

/** Takes an export as a file; throws with the problem's code when it is refused. */
export async function takeFile(session: Session, name: string, input: Record<string, unknown>): Promise<Buffer> {
  const answer = await fetch(`${session.url}/api/exports/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-muster': '1', cookie: session.cookie, origin: session.url },
    body: JSON.stringify(input),
  })
  if (!answer.ok) throw new Error(((await answer.json()) as { code: string }).code)
  return Buffer.from(await answer.arrayBuffer())
}
