import readerUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'

/** The service worker answers from this cache; its name stands in vite.config.phone.ts too. */
const codeReaderCache = 'code-reader'

let reader: Promise<typeof import('zxing-wasm/reader')> | undefined

function codeReader(): Promise<typeof import('zxing-wasm/reader')> {
  reader ??= import('zxing-wasm/reader').then((module) => {
    // From our own server, so that it is there when the network is not.
    module.prepareZXingModule({ overrides: { locateFile: () => readerUrl } })
    return module
  })
  return reader
}

/** Keeps the code reader on the phone while there is a network, so that the first scan of the shift works without one. */
export async function warmCodeReader(): Promise<void> {
  // Into the service worker's own cache by hand: on the first visit it does not see this page's requests yet.
  const kept = await caches.open(codeReaderCache)
  if (!(await kept.match(readerUrl))) {
    await kept.add(readerUrl)
    for (const request of await kept.keys()) if (!request.url.endsWith(readerUrl)) await kept.delete(request)
  }
  await codeReader()
}

/** The text of the first QR code in a picture or a camera frame; undefined when there is none. */
export async function readCode(picture: Blob | ImageData): Promise<string | undefined> {
  const { readBarcodes } = await codeReader()
  const found = await readBarcodes(picture, {
    formats: ['QRCode'],
    tryHarder: picture instanceof Blob,
    maxNumberOfSymbols: 1,
  })
  return found.find((code) => code.isValid)?.text
}
