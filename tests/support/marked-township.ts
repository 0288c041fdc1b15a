import { newId } from '../../platform/shared/ids.ts'
import type { As } from './cast.ts'
import { markCallOut } from './marked-call-out.ts'
import { markRoster } from './marked-roster.ts'
import { anOrder, inHours, openStory, registerPlaces } from './open-story.ts'
import { madeUpIdentityNumber } from './people-sheet.ts'
import { places } from './places.ts'

export interface MarkedTownship {
  responseId: string
  /** What belongs to the township alone: nobody of another township may ever be shown any of it. */
  ids: Record<string, string>
  words: string[]
}

const MARK = '甲镇专有'
const NEXT_VILLAGE = '621121100201000000'

/** Fills one township with a record of every kind, each with words and an id that stand nowhere else. */
export async function markTownship(as: As): Promise<MarkedTownship> {
  await registerPlaces(as)
  const responseId = await openStory(as)
  await (await as('commander')).does('areas.addArea', { areaId: NEXT_VILLAGE, name: '丙村', parentId: places.township })
  const [commander, lead, officer] = [await as('commander'), await as('townshipLead'), await as('officer')]
  const kinds = [
    'post',
    'body',
    'person',
    'passage',
    'feverish',
    'permit',
    'zone',
    'report',
    'laterReport',
    'watch',
    'staff',
    'group',
    'answers',
    'account',
    'grant',
    'glass',
    'device',
  ]
  const ids = Object.fromEntries(kinds.map((kind) => [kind, newId()]))
  const { plate, mobile, identityNumber } = {
    plate: '甘J97531',
    mobile: '19900097531',
    identityNumber: madeUpIdentityNumber(97_531),
  }
  await lead.does('duty.openPosts', {
    responseId,
    posts: [
      {
        postId: ids.post,
        name: `${MARK}卡点`,
        postKind: 'roadCheckpoint',
        areaId: places.village,
        place: `${MARK}村口`,
      },
    ],
    order: { ...anOrder, title: `${MARK}设卡通知` },
  })
  await (await as('medic')).does('checkpoints.watchPerson', {
    id: ids.watch,
    responseId,
    areaId: places.township,
    identityNumber,
    name: `${MARK}某`,
    reason: 'closeContact',
    until: inHours(48),
  })
  await lead.does('duty.staffPost', {
    staffId: ids.staff,
    postId: ids.post,
    userId: officer.userId,
    role: 'officer',
    from: inHours(-1),
    until: inHours(6),
  })
  await lead.does('organisations.addOrganisation', {
    organisationId: ids.body,
    name: `${MARK}支部`,
    kind: 'branch',
    areaId: places.township,
  })
  const person = { personId: ids.person, areaId: places.village, householdNumber: 'H97531', organisationId: ids.body }
  await lead.does('people.addPerson', {
    responseId,
    ...person,
    name: `${MARK}某`,
    identityNumber,
    mobile,
    address: `${MARK}一组`,
  })
  await commander.does('areas.nameResponsiblePerson', {
    responsibilityId: ids.answers,
    responseId,
    areaId: places.village,
    personId: ids.person,
  })
  await commander.does('areas.groupAreas', {
    groupId: ids.group,
    responseId,
    name: `${MARK}片区`,
    kind: 'warZone',
    areaIds: [places.village, NEXT_VILLAGE],
  })
  await commander.does('zones.changeZone', {
    zoneId: ids.zone,
    responseId,
    areaId: places.village,
    level: 'sealed',
    from: inHours(0),
    order: anOrder,
    reason: `${MARK}封控`,
  })
  await lead.does('checkpoints.requestPermit', {
    ...{
      id: ids.permit,
      responseId,
      kind: 'exit',
      areaId: places.village,
      holder: 'vehicle',
      plate,
      name: `${MARK}某`,
      phone: mobile,
    },
    ...{ reason: `${MARK}送货`, from: inHours(-1), until: inHours(48) },
  })
  await lead.does('checkpoints.approvePermit', { permitId: ids.permit })
  const vehicle = { checkpointId: ids.post, subject: 'vehicle', direction: 'in', plate, note: `${MARK}备注` }
  const driver = { identityNumber, name: `${MARK}某`, phone: mobile }
  const handedOver = { decision: 'handedOver', reason: 'fever', handedOverTo: 'medic' }
  await officer.does('checkpoints.recordPassage', {
    ...vehicle,
    id: ids.passage,
    people: [driver],
    decision: 'turnedBack',
    reason: 'noPermit',
  })
  await officer.does('checkpoints.recordPassage', {
    ...vehicle,
    id: ids.feverish,
    people: [{ ...driver, temperature: 38.5 }],
    ...handedOver,
  })
  await lead.does('reports.freezeReport', { id: ids.report, responseId, areaId: places.township })
  await lead.does('reports.freezeReport', { id: ids.laterReport, responseId, areaId: places.township })
  await lead.does('access.createUser', {
    userId: ids.account,
    username: 'marked-account',
    name: `${MARK}某`,
    password: `first-${newId()}`,
    areaId: places.township,
  })
  await lead.does('access.grantRole', {
    grantId: ids.grant,
    userId: ids.account,
    role: 'officer',
    areaId: places.township,
    until: inHours(48),
  })
  await lead.does('access.breakGlass', {
    breakGlassId: ids.glass,
    areaId: places.township,
    minutes: 30,
    reason: `${MARK}急需联系家属`,
  })
  await officer.does('access.registerDevice', { deviceId: ids.device, label: `${MARK}手机`, kind: 'phone' })
  await lead.ask('checkpoints.revealPassage', { id: ids.passage, purpose: 'epidemicControl' })
  const rosterIds = await markRoster(as, responseId, MARK, ids.body)
  const { body } = ids
  const member = rosterIds.officerMember
  const callIds = await markCallOut(as, { responseId, mark: MARK, ...(body && { body }), ...(member && { member }) })
  const { rows: followUps } = await lead.ask<{ rows: { id: string }[] }>('checkpoints.followUps', { responseId })
  return {
    responseId,
    ids: {
      ...ids,
      ...rosterIds,
      ...callIds,
      officer: officer.userId,
      lead: lead.userId,
      followUp: followUps[0]?.id ?? '',
    },
    words: [MARK, plate, mobile, identityNumber, 'H97531', 'marked-account'],
  }
}
