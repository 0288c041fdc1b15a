import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const PLACES = ['x86_64-linux-gnu', 'aarch64-linux-gnu', 'faketime'].map(
  (part) => `/usr/lib/${part}/faketime/libfaketimeMT.so.1`,
)
const library = PLACES.find((path) => existsSync(path))

/** Whether clocks can be put wrong here: with Debian's package libfaketime. */
export const canPutClocksWrong = library !== undefined

/** A clock that can be put wrong while programs run by it. */
export interface WrongClock {
  /** What a program must be started with. */
  environment: Record<string, string>
  /** Puts it ahead by so many hours, or behind. */
  put(hours: number): void
}

export function openWrongClock(folder: string): WrongClock {
  const file = join(folder, 'clock')
  const put = (hours: number) => writeFileSync(file, `${hours < 0 ? '-' : '+'}${Math.abs(hours)}h\n`)
  put(0)
  chmodSync(file, 0o644)
  return {
    put,
    environment: {
      LD_PRELOAD: library ?? '',
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      // Waiting and measuring go by another clock, which nobody can put wrong.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1',
    },
  }
}
