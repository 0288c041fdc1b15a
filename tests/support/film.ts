import type { Page } from 'playwright-core'

const [WIDTH, HEIGHT] = [640, 480]
const FRAMES = 30

/**
 * A second of film that shows a picture in the middle of white, as Chromium's fake camera takes it (y4m, 4:2:0): what a camera sees that
 * is held to a screen. `page` only lends its browser, which can read a PNG.
 */
export async function filmOf(page: Page, png: Buffer): Promise<Buffer> {
  const light = await page.evaluate(
    async ({ text, width, height }) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
      const shown = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const context = new OffscreenCanvas(width, height).getContext('2d') as OffscreenCanvasRenderingContext2D
      context.fillStyle = '#fff'
      context.fillRect(0, 0, width, height)
      const side = height * 0.9
      context.drawImage(shown, (width - side) / 2, (height - side) / 2, side, side)
      const { data } = context.getImageData(0, 0, width, height)
      let letters = ''
      for (let at = 0; at < data.length; at += 4) letters += String.fromCharCode(data[at] ?? 0)
      return btoa(letters)
    },
    { text: png.toString('base64'), width: WIDTH, height: HEIGHT },
  )
  // Video keeps light between 16 and 235; both colour planes lie in the middle where there is none.
  const plane = Buffer.from(light, 'base64').map((value) => 16 + Math.round((value * 219) / 255))
  const colour = Buffer.alloc((WIDTH / 2) * (HEIGHT / 2) * 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), plane, colour])
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F30:1 Ip A1:1 C420mpeg2\n`)
  return Buffer.concat([head, ...Array.from({ length: FRAMES }, () => frame)])
}
