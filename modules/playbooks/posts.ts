import { z } from 'zod'
import { AreaLevel, ClockTime, Id, Name } from './naming.ts'

export const postKinds = [
  'gate',
  'checkpoint',
  'vanguard',
  'service',
  'samplingSite',
  'isolationSite',
  'patrol',
] as const

const Hours = z
  .strictObject({ from: ClockTime, until: ClockTime })
  .meta({ id: 'Hours', description: '起止钟点；止不晚于起即次日 · an end not after the start is on the next day' })

const Staffing = z
  .strictObject({ role: Id, name: Name, count: z.int().min(1).max(99), skill: Id.optional() })
  .meta({ id: 'Staffing', description: '每班每个角色的人数 · head-count of one role on each shift' })

/** A kind of post with its hours, its shifts and the head-count of each role on a shift. */
export const PostKind = z
  .strictObject({
    id: Id,
    kind: z.enum(postKinds),
    name: Name,
    at: AreaLevel.meta({ description: '设在哪一级 · level of the area it stands in' }),
    orderNeeded: z.boolean().meta({ description: '设立须有文件依据 · opens only with an order behind it' }),
    hours: Hours.meta({ description: '每天开放时间 · hours it is open each day' }),
    shifts: z
      .array(Hours)
      .min(1)
      .meta({ description: '班次，须接续排满开放时间 · must cover the hours without a gap' }),
    staffing: z.array(Staffing).min(1),
    duties: Name,
  })
  .meta({ id: 'PostKind' })
export type PostKind = z.infer<typeof PostKind>

export const PostsFile = z.strictObject({ posts: z.array(PostKind).min(1) })
