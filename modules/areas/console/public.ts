/** What the desk pages of other rooms may use: the tree of places, a field that chooses one, a page with a tree at its left. */
export { AreaSelect } from './area-select.tsx'
export { AreaTree } from './area-tree.tsx'
export { TreePage } from './tree-page.tsx'
