import type { ConsolePage, ConsoleSearch, HomePanel, TopBarItem } from '../../platform/browser/console-page.ts'

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
export const homePanels: HomePanel[] = byOrder(modules.flatMap(({ homePanels: panels = [] }) => panels))
export const topBarItems: TopBarItem[] = byOrder(modules.flatMap(({ topBarItems: items = [] }) => items))
export const searches: ConsoleSearch[] = modules.flatMap(({ searches: found = [] }) => found)
