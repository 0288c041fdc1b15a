// Without 0 O 1 l I: it is read from a slip of paper.
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A password to hand over once, about 80 bits: `k7mq-x2vp-9dta-hw4e`. It must be changed at the first sign-in. */
export function makeInitialPassword(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const letters = [...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join('')
  return (letters.match(/.{4}/g) as string[]).join('-')
}
