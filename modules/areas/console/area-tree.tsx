import { useQueryClient } from '@tanstack/react-query'
import { Input, Tree } from 'antd'
import { useState } from 'react'
import { ask } from '../../../platform/browser/api.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { Loading } from '../../../platform/browser/look/notices.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { type AreaRow, kindText } from './area-row.ts'
import { texts } from './texts.ts'

type Node = { key: string; title: string; isLeaf: boolean; children?: Node[] }
type AreaTreeProps = { chosen: string | undefined; choose: (areaId: string | undefined) => void }

/** The tree of places; branches are asked for when they are opened, a name is found wherever it stands. */
export function AreaTree({ chosen, choose }: AreaTreeProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const [below, setBelow] = useState<Record<string, AreaRow[]>>({})
  const top = useAsk<{ rows: AreaRow[] }>('areas.children', {}, { live: ['areas'] })
  const found = useAsk<{ rows: AreaRow[] }>('areas.search', { text, limit: 50 }, { when: text !== '' })
  if (!top.data) return <Loading lines={6} />

  const nodeOf = (area: AreaRow): Node => {
    const children = below[area.id]?.map(nodeOf)
    return { key: area.id, title: area.name, isLeaf: !area.hasChildren, ...(children && { children }) }
  }
  const foundNode = (area: AreaRow): Node => ({
    key: area.id,
    title: `${area.name}　${area.parentName ?? kindText(area, language)}`,
    isLeaf: true,
  })
  const open = async (areaId: string) => {
    if (below[areaId]) return
    const queryKey = ['ask', 'areas.children', { parentId: areaId }]
    const answer = await client.fetchQuery({
      queryKey,
      queryFn: () => ask<{ rows: AreaRow[] }>('areas.children', { parentId: areaId }),
    })
    setBelow((known) => ({ ...known, [areaId]: answer.rows }))
  }
  const nodes = text === '' ? top.data.rows.map(nodeOf) : (found.data?.rows ?? []).map(foundNode)
  return (
    <>
      <Input.Search
        allowClear
        placeholder={t('findArea')}
        aria-label={t('findArea')}
        onSearch={(typed) => setText(typed.trim())}
      />
      {nodes.length === 0 && <p className="m-quiet">{text === '' ? t('noAreas') : t('notFound', { text })}</p>}
      <Tree<Node>
        // Expanded as it was when first drawn: a county that has just been imported is drawn anew.
        key={`${text} ${nodes.length === 1}`}
        blockNode
        // With one county there is nothing to choose at the top: show its townships.
        defaultExpandedKeys={nodes.length === 1 ? nodes.map((node) => node.key) : []}
        treeData={nodes}
        loadData={(node) => open(node.key)}
        selectedKeys={chosen ? [chosen] : []}
        onSelect={(keys) => choose(keys[0] === undefined ? undefined : String(keys[0]))}
      />
    </>
  )
}
