import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkPlaybook } from '../server/check-playbook.ts'
import { copyOfPlaybook } from './playbook-folder.ts'

const mark = '{ purpose: epidemicControl, legalBasis: 测试, sensitivity: sensitive, retention: P30D }'
let playbook: Awaited<ReturnType<typeof copyOfPlaybook>>

beforeEach(async () => {
  playbook = await copyOfPlaybook('county-mobilisation')
})
afterEach(() => playbook.remove())

/** Puts one more field first into the form, and answers what the check says. */
async function askFor(id: string, zh: string, en: string, personal = mark) {
  const field = `      - { id: ${id}, label: { zh: ${zh}, en: ${en} }, kind: text, required: true, personal: ${personal} }\n`
  await playbook.change('forms.yaml', '    fields:\n', `    fields:\n${field}`)
  return checkPlaybook(playbook.folder)
}

describe('nobody writes a thing twice', () => {
  test.each([
    ['phone', '联系电话', 'Phone', /people\.person/],
    ['tel2', '手机号码：', 'Number to call', /people\.person/],
    ['identityNumber', '身份证号', 'ID number', /people\.person/],
    ['homeAddress', '家庭住址', 'Home address', /areas\.household/],
    ['years', '年龄', 'Age', /people\.person/],
    ['town', '所在乡镇', 'Township', /areas\.area/],
    ['worker', '网格员', 'Grid worker', /areas\.responsibility/],
    ['filledBy', '填表人', 'Filled by', /ledger/],
    ['when', '登记时间', 'Time', /madeAt/],
    ['plateNumber', '车牌号', 'Plate', /checkpoints\.passage/],
  ])('a form that asks for %s is refused, saying where it is recorded', async (id, zh, en, where) => {
    const [finding] = await askFor(id, zh, en)
    expect(finding?.file).toBe('forms.yaml')
    expect(finding?.wrong.zh).toMatch(where)
    expect(finding?.wrong.en).toMatch(where)
    expect(finding?.mend.zh).toMatch(/^删去此项/)
  })

  test('a second form that asks the same of a person names the first', async () => {
    const again = `forms:
  - id: second
    name: { zh: 复查表, en: Second form }
    about: person
    fields:
      - { id: arrivedBy, label: { zh: 乘坐交通工具, en: Came by }, kind: text, required: true, personal: ${mark} }
`
    await playbook.change('forms.yaml', 'forms:\n', again)
    const [finding] = await checkPlaybook(playbook.folder)
    expect(finding?.wrong.zh).toContain('“复查表”（forms.yaml second）')
    expect(finding?.mend.en).toContain('everyVisit: true')
  })

  test('what is measured anew at each visit may be asked again', async () => {
    const again = `forms:
  - id: second
    name: { zh: 复查表, en: Second form }
    about: person
    fields:
      - { id: bodyTemperature, label: { zh: 体温, en: Temperature }, kind: temperature, required: true, personal: ${mark} }
`
    await playbook.change('forms.yaml', 'forms:\n', again)
    expect(await checkPlaybook(playbook.folder)).toEqual([])
  })
})

test.each([
  ['ethnicity', '民族', 'Group'],
  ['faith', '宗教信仰', 'Faith'],
  ['points', '信用评分', 'Points'],
])('a form may not ask for %s', async (id, zh, en) => {
  const findings = await askFor(id, zh, en)
  expect(findings.map((one) => one.mend.zh)).toContain('删去此项。')
})

test('a question about people must say for what, on what ground and for how long', async () => {
  const [finding] = await askFor('pets', '家中宠物', 'Pets', 'false')
  expect(finding?.mend.en).toContain('retention')
  await playbook.change(
    'forms.yaml',
    'personal: false',
    'personal: { purpose: curiosity, legalBasis: 无, sensitivity: ordinary, retention: P30D }',
  )
  const [other] = await checkPlaybook(playbook.folder)
  expect(other?.wrong.en).toBe('"purpose" cannot be "curiosity".')
})

test('an answer that raises a follow-up must be one of the choices', async () => {
  await playbook.change('forms.yaml', 'followUpWhen: [keyArea]', 'followUpWhen: [keyAreas]')
  const [finding] = await checkPlaybook(playbook.folder)
  expect(finding?.mend.zh).toBe('是否应为“keyArea”？')
})
