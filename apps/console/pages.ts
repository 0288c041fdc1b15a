import type { ConsolePage, ConsoleSearch, HomePanel, TopBarItem } from '../../platform/browser/console-page.ts'
import type { Bilingual } from '../../platform/browser/language/language.ts'

type ModulePages = {
  pages?: ConsolePage[]
  homePanels?: HomePanel[]
  searches?: ConsoleSearch[]
  topBarItems?: TopBarItem[]
}

// Every module with a console folder is here; deleting a module's folder deletes its pages.
const modules = Object.values(import.meta.glob<ModulePages>('../../modules/*/console/pages.tsx', { eager: true }))

const byOrder = <Item extends { order: number }>(items: Item[]) => items.sort((one, other) => one.order - other.order)

export const modulePages: ConsolePage[] = byOrder(modules.flatMap(({ pages = [] }) => pages))

/** Parts of the sidebar, by the order from which they begin. */
const sections: { from: number; title: Bilingual }[] = [
  { from: 0, title: { zh: '指挥', en: 'Command' } },
  { from: 13, title: { zh: '台账', en: 'Ledgers' } },
  { from: 20, title: { zh: '基础数据', en: 'Registers' } },
  { from: 30, title: { zh: '卡口管控', en: 'Checkpoints' } },
  { from: 40, title: { zh: '值守', en: 'Duty' } },
  { from: 50, title: { zh: '数据报告', en: 'Figures' } },
  { from: 80, title: { zh: '管理', en: 'Settings' } },
]

/** These pages in the parts of the sidebar; parts without any are left out. */
export function inSections(pages: readonly ConsolePage[]): { title: Bilingual; pages: ConsolePage[] }[] {
  return sections
    .map(({ from, title }, at) => {
      const until = sections[at + 1]?.from ?? Number.POSITIVE_INFINITY
      return { title, pages: pages.filter(({ order }) => order >= from && order < until) }
    })
    .filter((section) => section.pages.length > 0)
}

export const homePanels: HomePanel[] = byOrder(modules.flatMap(({ homePanels: panels = [] }) => panels))
export const topBarItems: TopBarItem[] = byOrder(modules.flatMap(({ topBarItems: items = [] }) => items))
export const searches: ConsoleSearch[] = modules.flatMap(({ searches: found = [] }) => found)
