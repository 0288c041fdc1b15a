import { areaLevels } from '../naming.ts'
import type { Playbook } from '../playbook.ts'
import { shiftMisfit } from '../rules.ts'
import type { CheckedFile } from './check-file.ts'
import { type Advice, type Finding, notAmong } from './finding.ts'
import type { Path } from './yaml-file.ts'

type Head = Pick<Playbook, 'level' | 'areaLevels' | 'precinctLevel' | 'responseLevels'>

/** Ids that stand twice in one list, each named at its second place. */
export function duplicateIds(file: CheckedFile<unknown>, entries: readonly { id: string }[], path: Path): Finding[] {
  return repeats(
    file,
    entries.map((entry) => entry.id),
    (at) => [...path, at, 'id'],
  )
}

/** Words that stand twice in one list, each named at its second place. */
export function repeats(file: CheckedFile<unknown>, words: readonly string[], pathOf: (at: number) => Path): Finding[] {
  return words.flatMap((word, at) =>
    words.indexOf(word) === at
      ? []
      : [
          file.find(pathOf(at), {
            wrong: { zh: `“${word}”重复。`, en: `"${word}" stands here twice.` },
            mend: { zh: '删去其中一个，或改用另一个标识。', en: 'Remove one of them, or give it another id.' },
          }),
        ],
  )
}

/** Area levels that the playbook uses but does not have, or that stand in the wrong order. */
export function levelFindings(file: CheckedFile<unknown>, head: Head): Finding[] {
  const findings = duplicateIds(file, head.responseLevels, ['responseLevels'])
  const order = head.areaLevels.map((level) => areaLevels.indexOf(level))
  const at = order.findIndex((place, index) => index > 0 && place <= (order[index - 1] ?? 0))
  if (at > 0) findings.push(file.find(['areaLevels', at], levelsOutOfOrder))
  for (const key of ['level', 'precinctLevel'] as const) {
    if (!head.areaLevels.includes(head[key])) findings.push(file.find([key], levelMissing(head[key], head.areaLevels)))
  }
  return findings
}

/** Entries that stand at an area level which the playbook does not use. */
export function placedAt(
  file: CheckedFile<unknown>,
  list: string,
  entries: readonly { at: Playbook['level'] }[],
  head: Head | undefined,
): Finding[] {
  if (!head) return []
  return entries.flatMap((entry, at) =>
    head.areaLevels.includes(entry.at) ? [] : [file.find([list, at, 'at'], levelMissing(entry.at, head.areaLevels))],
  )
}

/** Bodies under a body that is not there or under themselves, and teams without a kind. */
export function bodyFindings(file: CheckedFile<unknown>, bodies: Playbook['bodies']): Finding[] {
  const ids = bodies.map((body) => body.id)
  return bodies.flatMap((body, at) => {
    const findings: Finding[] = []
    if (body.under !== undefined && !ids.includes(body.under)) {
      findings.push(file.find(['bodies', at, 'under'], notAmong({ zh: '机构', en: 'body' }, body.under, ids)))
    }
    if (isUnderItself(body.id, bodies)) findings.push(file.find(['bodies', at, 'under'], underItself(body.id)))
    if (body.kind === 'responseTeam' && !body.teamKind)
      findings.push(file.find(['bodies', at, 'kind'], teamKindMissing))
    if (body.kind !== 'responseTeam' && body.teamKind)
      findings.push(file.find(['bodies', at, 'teamKind'], teamKindTooMuch))
    return findings
  })
}

/** Shifts that leave a gap or overlap, roles named twice, and checkpoints that would open without an order. */
export function postFindings(file: CheckedFile<unknown>, posts: Playbook['posts']): Finding[] {
  return posts.flatMap((post, at) => {
    const findings = repeats(
      file,
      post.staffing.map((one) => one.role),
      (nth) => ['posts', at, 'staffing', nth, 'role'],
    )
    const misfit = shiftMisfit(post)
    if (misfit) findings.push(file.find(['posts', at, 'shifts'], shiftAdvice(misfit)))
    if (post.kind === 'checkpoint' && !post.orderNeeded)
      findings.push(file.find(['posts', at, 'orderNeeded'], orderMissing))
    return findings
  })
}

function isUnderItself(id: string, bodies: Playbook['bodies']): boolean {
  let above = bodies.find((body) => body.id === id)?.under
  for (let steps = 0; above !== undefined && steps < bodies.length; steps += 1) {
    if (above === id) return true
    above = bodies.find((body) => body.id === above)?.under
  }
  return false
}

const levelsOutOfOrder: Advice = {
  wrong: { zh: '区域层级的次序不对。', en: 'The area levels are out of order.' },
  mend: { zh: `从上到下排列：${areaLevels.join('、')}。`, en: `Go from the top down: ${areaLevels.join(', ')}.` },
}

function levelMissing(level: string, levels: readonly string[]): Advice {
  return {
    wrong: { zh: `本预案没有“${level}”这一级区域。`, en: `This playbook has no areas of level "${level}".` },
    mend: {
      zh: `改用 ${levels.join('、')}，或把它加进 playbook.yaml 的 areaLevels。`,
      en: `Use ${levels.join(', ')}, or add it to areaLevels in playbook.yaml.`,
    },
  }
}

function underItself(id: string): Advice {
  return {
    wrong: { zh: `“${id}”最终隶属于它自己。`, en: `"${id}" ends up under itself.` },
    mend: { zh: '改为它真正的上级，最上一级不写 under。', en: 'Name the body above it; the topmost has no "under".' },
  }
}

const teamKindMissing: Advice = {
  wrong: { zh: '队伍没有写明类型。', en: 'The team has no kind.' },
  mend: {
    zh: '补上 teamKind：commando、vanguard 或 volunteer。',
    en: 'Add teamKind: commando, vanguard or volunteer.',
  },
}

const teamKindTooMuch: Advice = {
  wrong: { zh: '只有队伍（responseTeam）才写 teamKind。', en: 'Only a responseTeam has a teamKind.' },
  mend: { zh: '删去 teamKind，或把 kind 改为 responseTeam。', en: 'Remove teamKind, or make the kind responseTeam.' },
}

const orderMissing: Advice = {
  wrong: { zh: '卡口没有文件依据不得设立。', en: 'A checkpoint may not open without an order.' },
  mend: { zh: '把 orderNeeded 改为 true。', en: 'Set orderNeeded to true.' },
}

function shiftAdvice({ misfit, at }: { misfit: 'gap' | 'overlap'; at: string }): Advice {
  if (misfit === 'gap') {
    return {
      wrong: { zh: `班次没有排满，${at} 起无人值守。`, en: `Nobody is on duty from ${at}.` },
      mend: { zh: '补一个班次，或缩短开放时间。', en: 'Add a shift, or shorten the hours.' },
    }
  }
  return {
    wrong: { zh: `班次超出或重叠，自 ${at} 起。`, en: `The shifts overlap or run over from ${at}.` },
    mend: {
      zh: '调整班次，使其首尾相接、不超出开放时间。',
      en: 'Let each shift start where the last one ends, within the hours.',
    },
  }
}
