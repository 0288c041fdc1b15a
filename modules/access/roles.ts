import { allPermissions, type Permission } from './permissions.ts'

export interface Role {
  zh: string
  en: string
  permissions: readonly Permission[]
}

const seeing: Permission[] = ['areas.read', 'organisations.read', 'response.read', 'post.read', 'zone.read']
const counting: Permission[] = [
  ...seeing,
  'roster.read',
  'callOut.read',
  'passage.read',
  'permit.read',
  'work.read',
  'inspection.read',
  'report.read',
]
const serving: Permission[] = ['roster.read', 'duty.serve', 'work.read', 'work.do', 'photo.add']
const following: Permission[] = ['work.read', 'work.give', 'work.do', 'work.check', 'photo.add', 'photo.read']
const inspecting: Permission[] = ['inspection.read', 'inspection.record']
const rostering: Permission[] = ['member.write', 'roster.read', 'roster.plan', 'roster.publish', 'attendance.mark']
const bringingIn: Permission[] = ['callOut.command', 'callOut.offer', 'volunteer.vet', 'skill.approve']
const gate: Permission[] = [
  ...seeing,
  ...serving,
  'passage.record',
  'passage.read',
  'passage.correct',
  'permit.read',
  'permit.request',
]

/** The roles a person can be given over an area, a response, a body. Breaking the glass gives `breakGlass` for a while. */
export const roles = {
  administrator: { zh: '系统管理员', en: 'Administrator', permissions: allPermissions },
  commander: {
    zh: '指挥长',
    en: 'Commander',
    permissions: allPermissions.filter((one) => one !== 'settings.write' && one !== 'people.reveal'),
  },
  areaLead: {
    zh: '乡镇（街道）负责人',
    en: 'Township lead',
    permissions: [
      ...counting,
      ...rostering,
      ...bringingIn,
      ...following,
      ...inspecting,
      'inspection.plan',
      'duty.serve',
      'people.read',
      'people.write',
      'people.import',
      'organisations.write',
      'post.open',
      'post.close',
      'post.staff',
      'passage.record',
      'passage.correct',
      'passage.reveal',
      'permit.request',
      'permit.approve',
      'permit.revoke',
      'permit.reveal',
      'followUp.read',
      'followUp.close',
      'report.freeze',
      'report.export',
      'access.users',
      'access.grant',
      'access.breakGlass',
      'device.revoke',
    ],
  },
  gateLead: {
    zh: '卡口负责人',
    en: 'Gate lead',
    permissions: [
      ...gate,
      'post.staff',
      'roster.plan',
      'attendance.mark',
      'people.read',
      'report.read',
      'access.breakGlass',
    ],
  },
  officer: { zh: '卡口值守人员', en: 'Officer', permissions: gate },
  bodyLead: {
    zh: '单位负责人',
    en: 'Head of a body',
    permissions: [
      ...seeing,
      ...serving,
      'member.write',
      'callOut.read',
      'callOut.offer',
      'photo.read',
      'inspection.read',
      'people.read',
      'people.write',
      'post.staff',
      'report.read',
    ],
  },
  dutyDesk: {
    zh: '值班室',
    en: 'Duty desk',
    permissions: [
      ...counting,
      ...rostering,
      ...bringingIn,
      ...following,
      'post.open',
      'post.staff',
      'report.freeze',
      'report.export',
      'access.breakGlass',
    ],
  },
  peopleDesk: {
    zh: '人员信息岗',
    en: 'People desk',
    permissions: [...seeing, 'people.read', 'people.write', 'people.import', 'people.reveal'],
  },
  permitDesk: {
    zh: '通行证岗',
    en: 'Permit desk',
    permissions: [
      ...seeing,
      'people.read',
      'permit.read',
      'permit.request',
      'permit.approve',
      'permit.revoke',
      'permit.reveal',
    ],
  },
  medic: {
    zh: '医务人员',
    en: 'Medic',
    permissions: [
      ...seeing,
      ...serving,
      'passage.read',
      'followUp.read',
      'followUp.close',
      'people.read',
      'people.reveal',
      'access.breakGlass',
    ],
  },
  inspector: {
    zh: '督查人员',
    en: 'Inspector',
    permissions: [...counting, ...inspecting, ...following.filter((one) => one !== 'work.give')],
  },
  volunteer: { zh: '志愿者', en: 'Volunteer', permissions: [...seeing, ...serving] },
  auditor: { zh: '督查审计', en: 'Auditor', permissions: [...counting, 'ledger.read', 'access.review'] },
  viewer: { zh: '查看人员', en: 'Viewer', permissions: counting },
  breakGlass: {
    zh: '紧急查看',
    en: 'Break-glass',
    permissions: [...counting, 'people.read', 'people.reveal', 'passage.reveal', 'permit.reveal'],
  },
} as const satisfies Record<string, Role>

export type RoleName = keyof typeof roles

/** What a role may do; nothing for a role that is not known (any more). */
export function permissionsOf(role: string): readonly Permission[] {
  return Object.hasOwn(roles, role) ? roles[role as RoleName].permissions : []
}

/** Roles that a person can be given by another; breaking the glass is done, not given. */
export const grantableRoles = (Object.keys(roles) as RoleName[]).filter((role) => role !== 'breakGlass')
