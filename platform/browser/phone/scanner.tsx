import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../language/language.ts'
import { PageBar } from './page-bar.tsx'
import { readCode } from './read-code.ts'
import { texts } from './texts.ts'

const pauseMs = 120
const frameSide = 720

/** The camera over the whole screen until a code is read; a picture file does as well. */
export function Scanner({ onCode, onClose }: { onCode: (text: string) => void; onClose: () => void }) {
  const t = useTexts(texts)
  const video = useRef<HTMLVideoElement>(null)
  const heard = useRef(onCode)
  heard.current = onCode
  const [said, setSaid] = useState<keyof typeof texts.zh>('scanStarting')

  useEffect(() => {
    const watching = watch(video, (text) => heard.current(text), setSaid)
    return () => watching.stop()
  }, [])

  async function fromPicture(file: File | undefined) {
    if (!file) return
    try {
      const text = await readCode(file)
      if (text) onCode(text)
      else setSaid('scanNothing')
    } catch {
      setSaid('scanNoReader')
    }
  }

  return (
    <div className="s-cover">
      <PageBar title={t('scanTitle')} onBack={onClose} />
      <div className="s-view">
        <video ref={video} playsInline muted autoPlay />
        <p className="s-said" role="status">
          {t(said)}
        </p>
      </div>
      <footer className="p-foot">
        <label className="p-button p-wide">
          {t('scanPicture')}
          <input
            type="file"
            accept="image/*"
            className="m-sr"
            onChange={(event) => void fromPicture(event.target.files?.[0])}
          />
        </label>
      </footer>
    </div>
  )
}

type Video = { current: HTMLVideoElement | null }

/** Opens the back camera and reads frame after frame until a code is found or it is stopped. */
function watch(video: Video, onCode: (text: string) => void, say: (text: keyof typeof texts.zh) => void) {
  let stopped = false
  let stream: MediaStream | undefined

  async function run() {
    const constraints = { video: { facingMode: 'environment', width: { ideal: 1280 } }, audio: false }
    stream = await navigator.mediaDevices.getUserMedia(constraints)
    if (stopped || !video.current) return stop()
    video.current.srcObject = stream
    await video.current.play()
    say('scanHint')
    while (!stopped) {
      const frame = frameOf(video.current)
      const text = frame && (await readCode(frame))
      if (text && !stopped) {
        stop()
        return onCode(text)
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }

  function stop() {
    stopped = true
    for (const track of stream?.getTracks() ?? []) track.stop()
  }

  run().catch(() => say(stream ? 'scanNoReader' : 'scanNoCamera'))
  return { stop }
}

/** The middle square of the picture: that is where a code is held, and it is a third of the work. */
function frameOf(video: HTMLVideoElement | null): ImageData | undefined {
  if (!video?.videoWidth) return undefined
  const side = Math.min(video.videoWidth, video.videoHeight)
  const size = Math.min(side, frameSide)
  const context = new OffscreenCanvas(size, size).getContext('2d', { willReadFrequently: true })
  const [left, top] = [(video.videoWidth - side) / 2, (video.videoHeight - side) / 2]
  context?.drawImage(video, left, top, side, side, 0, 0, size, size)
  return context?.getImageData(0, 0, size, size)
}
