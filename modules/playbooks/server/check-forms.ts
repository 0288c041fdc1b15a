import type { Form, FormField } from '../forms.ts'
import { neverAsked, recordedElsewhere } from '../recorded.ts'
import type { CheckedFile } from './check-file.ts'
import { duplicateIds } from './check-references.ts'
import { type Advice, type Finding, notAmong } from './finding.ts'

/** What forms may not ask: what is recorded already (saying where), what nobody may be asked, a thing without its choices. */
export function formFindings(file: CheckedFile<unknown>, forms: readonly Form[]): Finding[] {
  return forms.flatMap((form, at) => [
    ...duplicateIds(file, form.fields, ['forms', at, 'fields']),
    ...form.fields.flatMap((field, nth) =>
      fieldAdvice(form, field, forms.slice(0, at)).map(({ key, advice }) =>
        file.find(['forms', at, 'fields', nth, ...key], advice),
      ),
    ),
  ])
}

interface Told {
  key: (string | number)[]
  advice: Advice
}

function fieldAdvice(form: Form, field: FormField, before: readonly Form[]): Told[] {
  const told: Told[] = []
  const asked = asksForRecorded(field) ?? askedBefore(form, field, before)
  if (asked) told.push({ key: ['id'], advice: asked })
  if (isNeverAsked(field)) told.push({ key: ['id'], advice: mayNotAsk(field) })
  if (form.about !== 'place' && field.personal === false) told.push({ key: ['personal'], advice: isPersonal(field) })
  return [...told, ...choiceAdvice(field)]
}

function asksForRecorded(field: FormField): Advice | undefined {
  const recorded = recordedElsewhere.find((one) => matches(one, field))
  return (
    recorded && {
      wrong: {
        zh: `“${field.label.zh}”已记录在${recorded.where.zh}，不得重复填写。`,
        en: `"${field.label.en}" is already recorded: ${recorded.where.en}.`,
      },
      mend: { zh: `删去此项：${recorded.instead.zh}。`, en: `Remove the field: ${recorded.instead.en}.` },
    }
  )
}

function askedBefore(form: Form, field: FormField, before: readonly Form[]): Advice | undefined {
  if (field.everyVisit) return undefined
  const same = (other: FormField) =>
    other.id.toLowerCase() === field.id.toLowerCase() || plain(other.label.zh) === plain(field.label.zh)
  const first = before.find((other) => other.about === form.about && other.fields.some(same))
  return (
    first && {
      wrong: {
        zh: `“${field.label.zh}”已在表单“${first.name.zh}”（forms.yaml ${first.id}）中填过。`,
        en: `"${field.label.en}" is already asked in the form "${first.name.en}" (forms.yaml ${first.id}).`,
      },
      mend: {
        zh: '删去此项；确需每次重新测量或询问的，加上 everyVisit: true。',
        en: 'Remove the field; if it is measured anew each time, add everyVisit: true.',
      },
    }
  )
}

function choiceAdvice(field: FormField): Told[] {
  const given = field.choices?.map((choice) => choice.id) ?? []
  const repeated = given.findIndex((id, at) => given.indexOf(id) !== at)
  if (field.kind === 'choice' && given.length === 0) return [{ key: ['kind'], advice: choicesMissing }]
  if (field.kind !== 'choice' && given.length > 0) return [{ key: ['choices'], advice: choicesTooMany }]
  if (repeated > 0) return [{ key: ['choices', repeated, 'id'], advice: choiceTwice(given[repeated] ?? '') }]
  const answers: readonly unknown[] = field.kind === 'choice' ? given : [true, false]
  return (field.followUpWhen ?? []).flatMap((answer, at) =>
    answers.includes(answer)
      ? []
      : [
          {
            key: ['followUpWhen', at],
            advice: notAmong({ zh: '选项', en: 'answer' }, String(answer), answers.map(String)),
          },
        ],
  )
}

function isNeverAsked(field: FormField): boolean {
  return matches(neverAsked, field)
}

function matches(what: { ids: readonly string[]; zh: RegExp; en: RegExp }, field: FormField): boolean {
  const id = field.id.toLowerCase()
  return (
    what.ids.some((one) => one.toLowerCase() === id) ||
    what.zh.test(plain(field.label.zh)) ||
    what.en.test(field.label.en)
  )
}

/** A label without the spaces and colons that people put around it. */
function plain(label: string): string {
  return label.replace(/[\s:：*]/g, '')
}

function mayNotAsk(field: FormField): Advice {
  return {
    wrong: {
      zh: `“${field.label.zh}”属于不得收集的内容（民族、国籍、宗教、政治观点、评分排名）。`,
      en: `"${field.label.en}" may not be asked (nationality, ethnicity, religion, political views, scores, rankings).`,
    },
    mend: { zh: '删去此项。', en: 'Remove the field.' },
  }
}

function isPersonal(field: FormField): Advice {
  return {
    wrong: {
      zh: `“${field.label.zh}”问的是人或户，属于个人信息。`,
      en: `"${field.label.en}" is about people, so it is personal.`,
    },
    mend: {
      zh: 'personal 下写明 purpose、legalBasis、sensitivity、retention。',
      en: 'Under "personal" give purpose, legalBasis, sensitivity and retention.',
    },
  }
}

function choiceTwice(id: string): Advice {
  return {
    wrong: { zh: `选项“${id}”重复。`, en: `The choice "${id}" stands here twice.` },
    mend: { zh: '删去其中一个，或改用另一个标识。', en: 'Remove one of them, or give it another id.' },
  }
}

const choicesMissing: Advice = {
  wrong: { zh: '选择题没有选项。', en: 'A field of kind "choice" has no choices.' },
  mend: { zh: '补上 choices，至少两项。', en: 'Add "choices" with at least two entries.' },
}

const choicesTooMany: Advice = {
  wrong: { zh: '只有 kind: choice 才写选项。', en: 'Only a field of kind "choice" has choices.' },
  mend: { zh: '删去 choices，或把 kind 改为 choice。', en: 'Remove "choices", or make the kind "choice".' },
}
