import { z } from 'zod'
import { BodiesFile, RolesFile } from './bodies.ts'
import { CampaignsFile, ChecklistsFile } from './checklists.ts'
import { FormsFile } from './forms.ts'
import { AreaLevel, FolderId, Id, Name } from './naming.ts'
import { PostsFile } from './posts.ts'

/** playbook.yaml: what it is called, where it is opened, and under which rules. */
export const PlaybookFile = z.strictObject({
  id: FolderId.meta({ description: '与文件夹同名 · the same as the folder' }),
  name: Name,
  summary: Name,
  level: AreaLevel.meta({ description: '在哪一级启动 · the level of area it opens for' }),
  responseLevels: z
    .array(z.strictObject({ id: Id, name: Name }))
    .min(1)
    .meta({ description: '响应级别，从高到低 · response levels, highest first' }),
  rulePack: FolderId.meta({
    description: '启动时适用的规则包，可中途更换 · the rule pack it opens under; can change later',
  }),
  areaLevels: z.array(AreaLevel).min(2).meta({ description: '用到的区域层级，从上到下 · from the top down' }),
  precinctLevel: AreaLevel.meta({ description: '辖区层级：手机下载和权限的单位 · the unit of download and access' }),
})

/** figures.yaml: the figures shown, by their names; a figure is defined by the module that counts it. */
export const FiguresFile = z.strictObject({
  home: z.array(z.string()).min(1).meta({ description: '首页显示的数字 · figures on the home page' }),
  board: z.array(z.string()).min(1).meta({ description: '大屏显示的数字 · figures on the board' }),
})

/** The YAML files of a playbook folder and the shape of each; report.md stands beside them. */
export const playbookFiles = {
  'playbook.yaml': PlaybookFile,
  'bodies.yaml': BodiesFile,
  'posts.yaml': PostsFile,
  'figures.yaml': FiguresFile,
  'forms.yaml': FormsFile,
  'checklists.yaml': ChecklistsFile,
  'campaigns.yaml': CampaignsFile,
  'roles.yaml': RolesFile,
} as const
export type PlaybookFileName = keyof typeof playbookFiles

export const reportFile = 'report.md'

/** A whole playbook, as the other modules receive it. */
export const Playbook = z.strictObject({
  ...PlaybookFile.shape,
  ...BodiesFile.shape,
  ...PostsFile.shape,
  figures: FiguresFile,
  ...FormsFile.shape,
  ...ChecklistsFile.shape,
  ...CampaignsFile.shape,
  ...RolesFile.shape,
  report: z.string().min(1),
})
export type Playbook = z.infer<typeof Playbook>

/** Just enough of a playbook to choose it from a list. */
export type PlaybookSummary = Pick<Playbook, 'id' | 'name' | 'summary' | 'level' | 'responseLevels' | 'rulePack'>
