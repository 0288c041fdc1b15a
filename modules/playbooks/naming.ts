import { z } from 'zod'

/** What every declared thing is called: zh-CN as it is printed, and English. */
export const Name = z
  .strictObject({
    zh: z.string().min(1).meta({ description: '中文名称，照公文写法 · Chinese, as it is printed' }),
    en: z.string().min(1).meta({ description: '英文名称 · English' }),
  })
  .meta({ id: 'Name', description: '中英文名称 · the name in both languages' })
export type Name = z.infer<typeof Name>

/** Ids inside a playbook or rule pack: camelCase, so that they read like the identifiers of docs/words.md. */
export const Id = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/)
  .meta({ description: '标识：小写字母开头，只用字母和数字 · starts with a small letter, letters and digits only' })

/** Ids of folders and files: county-mobilisation, cn-8e. */
export const FolderId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .meta({ description: '文件夹名：小写字母、数字和短横 · small letters, digits and hyphens' })

export const areaLevels = ['county', 'township', 'village', 'grid', 'building', 'household'] as const
export const AreaLevel = z.enum(areaLevels).meta({ id: 'AreaLevel', description: '区域层级 · level of the area tree' })
export type AreaLevel = z.infer<typeof AreaLevel>

/** A time of the day, 24:00 being the end of it. */
export const ClockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
  .meta({ description: '钟点，如 "08:00"，加引号 · a time such as "08:00", in quotes' })
