import type { Purpose } from '../shared/personal.ts'
import { deviceId, problemOfResponse, reach } from './api.ts'
import { offlineProblem, problemOf } from './api-problem.ts'

/** How far a download is: what came so far, and how many rows it will hold where the server knows ahead. */
export type Received = { megabytes: number; rows?: number }

export type DownloadOptions = {
  format?: 'xlsx' | 'csv' | 'docx' | 'html'
  purpose?: Purpose
  signal?: AbortSignal
  onProgress?: (received: Received) => void
}

/**
 * Asks for an export and saves it under the name the server gave; gives that name. `input` is the filter on screen; files with
 * personal fields need a purpose.
 */
export async function download(
  name: string,
  input: object = {},
  { format = 'xlsx', purpose, signal, onProgress }: DownloadOptions = {},
): Promise<string> {
  const response = await reach(`/api/exports/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-muster': '1' },
    body: JSON.stringify({ ...input, format, ...(purpose && { purpose }) }),
    ...(signal && { signal }),
  })
  if (!response.ok) throw await problemOfResponse(response)
  const fileName = fileNameOf(response.headers.get('content-disposition')) ?? name
  saveBlob(await received(response, onProgress), fileName)
  return fileName
}

async function received(response: Response, onProgress: DownloadOptions['onProgress']): Promise<Blob> {
  if (!response.body || !onProgress) return response.blob()
  const told = Number(response.headers.get('x-muster-rows') ?? 0)
  const parts: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  const reader = response.body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value)
    bytes += part.value.length
    onProgress({ megabytes: bytes / 1e6, ...(told > 0 ? { rows: told } : {}) })
  }
  return new Blob(parts, { type: response.headers.get('content-type') ?? '' })
}

export function saveBlob(blob: Blob, fileName: string) {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The browser reads the address after the click returns.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

export type Upload = { done: Promise<Imported>; cancel: () => void }

/** What an import took; `rejectedRows` names the rows it did not take, for half an hour. */
export type Imported = { accepted: number; rejected: number; unknownHeaders: string[]; rejectedRows?: string }

/** Sends a file to an import. `onProgress` gets 0..1; `cancel` stops it and `done` then rejects with AbortError. */
export function upload(
  name: string,
  file: File,
  { fields = {}, onProgress }: { fields?: Record<string, string>; onProgress?: (share: number) => void } = {},
): Upload {
  const request = new XMLHttpRequest()
  const form = new FormData()
  // Fields first: the server reads the form as a stream and must know them when the file begins.
  for (const [field, value] of Object.entries({ ...fields, device: deviceId() })) form.append(field, value)
  form.append('file', file)
  const done = new Promise<Imported>((resolve, reject) => {
    request.upload.onprogress = (event) => event.lengthComputable && onProgress?.(event.loaded / event.total)
    request.onload = () => {
      const body = parseJson(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(body as Imported)
      else reject(problemOf(request.status, body))
    }
    request.onerror = () => reject(offlineProblem())
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'))
  })
  request.open('POST', `/api/imports/${name}`)
  request.setRequestHeader('x-muster', '1')
  request.send(form)
  return { done, cancel: () => request.abort() }
}

function fileNameOf(disposition: string | null): string | undefined {
  const encoded = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1]
  if (encoded) return decodeURIComponent(encoded)
  return disposition?.match(/filename="?([^";]+)"?/i)?.[1]
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
