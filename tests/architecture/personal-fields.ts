import { type HouseRule, lineOf } from './source-files.ts'

const MARKS = ['purpose', 'legalBasis', 'sensitivity', 'retention']
// Names under which a person can be recognised, asked for as bare text.
const PERSONAL =
  /\b(idNumber|identityNumber|phone|phoneNumber|mobile|personName|fullName|homeAddress|address|plate)\s*:\s*(z\s*\.\s*string\b)/g

/** A personal field says what it is for, on which legal ground, how sensitive it is and how long it stays. */
export const personalFieldsAreMarked: HouseRule = (files) =>
  files
    .filter((file) => /^modules\/[^/]+\/([^/]+|server\/[^/]+)\.ts$/.test(file.path))
    .flatMap((file) => [
      ...[...withoutMasked(file.text).matchAll(PERSONAL)].map(
        (hit) => `${file.path}:${lineOf(file.text, hit.index)} asks for ${hit[1]} in the open: wrap it in personal(…)`,
      ),
      ...[...file.text.matchAll(/\bpersonal\([^{}]*?(?:\{[^{}]*\}[^{}]*?)*?,\s*\{([^{}]*)\}\s*,?\s*\)/g)].flatMap(
        (hit) =>
          MARKS.filter((mark) => !new RegExp(`\\b${mark}\\b|\\.\\.\\.`).test(hit[1] ?? '')).map(
            (mark) => `${file.path}:${lineOf(file.text, hit.index)} a personal field without ${mark}`,
          ),
      ),
    ])

// `MaskedPerson` and its like hold what is left after masking; blanked, not cut, so that line numbers stay right.
function withoutMasked(text: string): string {
  return text.replace(/const Masked\w* = z\.\w+\(\{[\s\S]*?\n\}\)/g, (block) => block.replace(/[^\n]/g, ''))
}
