import type { Language } from '../language/language.ts'

/** What the phone says without being looked at. */
export type Outcome = 'passed' | 'turnedBack' | 'handedOver' | 'fever' | 'wrong'

// Up is good, down is a stop, level is a hand-over: told apart in wind and by a tired ear.
const tones: Record<Outcome, number[]> = {
  passed: [660, 990],
  turnedBack: [440, 220],
  handedOver: [520, 520, 520],
  fever: [880, 660, 880, 660],
  wrong: [200],
}
const pulses: Record<Outcome, number[]> = {
  passed: [60],
  turnedBack: [180, 80, 180],
  handedOver: [60, 60, 60, 60, 60],
  fever: [300, 100, 300, 100, 300],
  wrong: [30, 30, 30],
}
const remembered = 'muster.voice'
let sound: AudioContext | undefined

/** Sound, vibration and, where the person wants it, a spoken sentence. Never throws: a silent phone still records. */
export function tell(outcome: Outcome, sentence: string, language: Language): void {
  navigator.vibrate?.(pulses[outcome])
  play(tones[outcome])
  if (voiceWanted()) speak(sentence, language)
}

export function voiceWanted(): boolean {
  return localStorage.getItem(remembered) !== 'off'
}

export function wantVoice(wanted: boolean): void {
  localStorage.setItem(remembered, wanted ? 'on' : 'off')
}

function play(notes: number[]): void {
  try {
    sound ??= new AudioContext()
    const { currentTime, destination } = sound
    notes.forEach((frequency, at) => {
      const from = currentTime + at * 0.14
      const tone = new OscillatorNode(sound as AudioContext, { frequency, type: 'triangle' })
      const volume = new GainNode(sound as AudioContext, { gain: 0.001 })
      volume.gain.exponentialRampToValueAtTime(0.5, from + 0.01)
      volume.gain.exponentialRampToValueAtTime(0.001, from + 0.13)
      tone.connect(volume).connect(destination)
      tone.start(from)
      tone.stop(from + 0.14)
    })
  } catch {
    // A web view without audio: the vibration and the screen still tell.
  }
}

function speak(sentence: string, language: Language): void {
  if (!('speechSynthesis' in window)) return
  // The next vehicle is more important than the end of the last sentence.
  window.speechSynthesis.cancel()
  const spoken = new SpeechSynthesisUtterance(sentence)
  spoken.lang = language === 'zh' ? 'zh-CN' : 'en'
  spoken.rate = 1.15
  window.speechSynthesis.speak(spoken)
}
