import { expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { addPerson, draftOf, newDraft, passageOf } from '../phone/draft.ts'

const fixed = { id: newId(), checkpointId: newId() }
const aboard = addPerson({ ...newDraft('vehicle', 'in', '甘J'), plate: '甘J12345' })

test('where they come from is the driver’s, and is there again when a refused record is mended', () => {
  const passage = passageOf({ ...aboard, origin: 'otherProvince' }, fixed, { decision: 'passed' })
  expect(passage.people.map(({ originClass }) => originClass)).toEqual(['otherProvince', undefined])
  expect(draftOf(passage).origin).toBe('otherProvince')
})

test('nobody has to ask where they come from', () => {
  const passage = passageOf(aboard, fixed, { decision: 'passed' })
  expect(passage.people.some((one) => 'originClass' in one)).toBe(false)
})

test('what a vehicle carries is kept, is there again when mended, and goes when the vehicle becomes a person', () => {
  const goods = { kind: 'food', quantity: 3, unit: 'tonne' } as const
  const passage = passageOf({ ...aboard, goods }, fixed, { decision: 'passed' })
  expect(passage.goods).toEqual(goods)
  expect(draftOf(passage).goods).toEqual(goods)
  const onFoot = passageOf({ ...newDraft('person', 'in', ''), goods }, fixed, { decision: 'passed' })
  expect(onFoot.goods).toBeUndefined()
})
