/** Text as typed on any keyboard made comparable: full-width digits and letters become plain, spaces and unseen marks go. */
export function plainText(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g, '')
}
