const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

/** Bytes as base45 (RFC 9285): a QR code keeps it in its alphanumeric mode, a quarter smaller than base64url. */
export function toBase45(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const pair = at + 1 < bytes.length
    let value = pair ? (bytes[at] as number) * 256 + (bytes[at + 1] as number) : (bytes[at] as number)
    for (let digit = pair ? 3 : 2; digit > 0; digit--) {
      text += ALPHABET.charAt(value % 45)
      value = Math.floor(value / 45)
    }
  }
  return text
}

/** The bytes of a base45 text; undefined when it is not one. */
export function fromBase45(text: string): Uint8Array | undefined {
  if (text.length % 3 === 1) return undefined
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 3) {
    const digits = [...text.slice(at, at + 3)].map((one) => ALPHABET.indexOf(one))
    if (digits.includes(-1)) return undefined
    const value = digits.reduceRight((total, digit) => total * 45 + digit, 0)
    if (value > (digits.length === 3 ? 0xffff : 0xff)) return undefined
    if (digits.length === 3) bytes.push(value >> 8, value & 0xff)
    else bytes.push(value)
  }
  return Uint8Array.from(bytes)
}
