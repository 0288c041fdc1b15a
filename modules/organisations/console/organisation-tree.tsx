import { Tree } from 'antd'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Loading } from '../../../platform/browser/look/notices.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import type { TreeRow } from './organisation-row.ts'
import { texts } from './texts.ts'

type Node = { key: string; title: string; children: Node[] }
type OrganisationTreeProps = {
  responseId: string | undefined
  chosen: string | undefined
  choose: (id: string | undefined) => void
}

/** Who stands under whom, as far as one may see: standing bodies, and those formed for the response. */
export function OrganisationTree({ responseId, chosen, choose }: OrganisationTreeProps) {
  const t = useTexts(texts)
  const { data } = useAsk<{ rows: TreeRow[]; more: boolean }>('organisations.tree', responseId ? { responseId } : {}, {
    live: ['organisations'],
  })
  if (!data) return <Loading lines={6} />
  if (data.rows.length === 0) return <p className="m-quiet">{t('none')}</p>
  return (
    <>
      <Tree<Node>
        blockNode
        defaultExpandParent
        treeData={nodesOf(data.rows)}
        selectedKeys={chosen ? [chosen] : []}
        onSelect={(keys) => choose(keys[0] === undefined ? undefined : String(keys[0]))}
      />
      {data.more && <p className="m-quiet">{t('treeCut')}</p>}
    </>
  )
}

function nodesOf(rows: TreeRow[]): Node[] {
  const nodes = new Map<string, Node>(rows.map(({ id, name }) => [id, { key: id, title: name, children: [] }]))
  const top: Node[] = []
  for (const { id, parentId } of rows) {
    const node = nodes.get(id)
    // Whoever looks after a township does not see the county's body above: its own stand at the top.
    if (node) (nodes.get(parentId ?? '')?.children ?? top).push(node)
  }
  return top
}
