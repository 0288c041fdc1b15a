const LONGEST_SIDE = 1600
const ENOUGH_BYTES = 350_000
const qualities = [0.8, 0.65, 0.5, 0.35]

/**
 * A picture redrawn for sending: at most 1600 pixels wide or high and about 350 kB, as JPEG in base64. Redrawing leaves out
 * everything else that a camera writes, above all where it was taken. Rejects when it is no picture.
 */
export async function shrinkPhoto(file: Blob): Promise<string> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  for (const quality of qualities) {
    const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
    if (!drawn) throw new Error('the picture could not be drawn')
    if (drawn.size <= ENOUGH_BYTES || quality === qualities.at(-1)) return base64Of(drawn)
  }
  throw new Error('never here')
}

function base64Of(blob: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader()
    reader.onload = () => done(String(reader.result).replace(/^data:[^,]*,/, ''))
    reader.onerror = () => failed(reader.error)
    reader.readAsDataURL(blob)
  })
}
