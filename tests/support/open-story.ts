import { newId } from '../../platform/shared/ids.ts'
import type { As } from './cast.ts'
import { places } from './places.ts'

/** Registers the cast's places under made-up names, as an administrator who imports the divisions. */
export async function registerPlaces(as: As): Promise<void> {
  const area = (areaId: string, name: string, parentId: string | null = null) => ({ areaId, name, parentId })
  await (await as('administrator')).does('areas.importAreas', {
    areas: [
      area(places.county, '演示县'),
      area(places.otherCounty, '邻县'),
      area(places.township, '甲镇', places.county),
      area(places.otherTownship, '乙镇', places.county),
      area(places.village, '甲村', places.township),
      area(places.otherVillage, '乙村', places.otherTownship),
    ],
  })
}

/** A response that the commander opens over the county from the mobilisation playbook, second level; `more` says otherwise. */
export async function openStory(as: As, more: Record<string, unknown> = {}): Promise<string> {
  const responseId = newId()
  const commander = await as('commander')
  const playbook = { playbookId: 'county-mobilisation', level: 'second', rulePackId: 'cn-8e' }
  const name = `演练响应 ${responseId.slice(-6)}`
  await commander.does('responses.openResponse', { responseId, name, areaId: places.county, ...playbook, ...more })
  return responseId
}

/** An order as an office would sign it; made up. */
export const anOrder = {
  title: '关于设置疫情防控卡点的通知',
  number: '演指发〔2021〕3号',
  signedBy: '县指挥部办公室主任',
  signedOn: '2021-11-03',
}

export const inHours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString()
