const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi

/** The ids that an entry speaks of, from the texts it keeps in the open: by them the history of a record is found. */
export function idsIn(...texts: readonly (string | null)[]): string[] {
  return [...new Set(texts.flatMap((text) => text?.match(UUID) ?? []))]
}
