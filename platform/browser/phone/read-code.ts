import readerUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'

let reader: Promise<typeof import('zxing-wasm/reader')> | undefined

function codeReader(): Promise<typeof import('zxing-wasm/reader')> {
  reader ??= import('zxing-wasm/reader').then((module) => {
    // From our own server, so that it is there when the network is not.
    module.prepareZXingModule({ overrides: { locateFile: () => readerUrl } })
    return module
  })
  return reader
}

/** Fetches the code reader while there is a network, so that the first scan of the shift works without one. */
export async function warmCodeReader(): Promise<void> {
  await codeReader()
  await fetch(readerUrl)
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
