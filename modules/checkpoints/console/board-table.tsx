import { Button } from 'antd'
import { AddressLink } from '../../../platform/browser/address.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { numberText } from '../../../platform/browser/look/numbers.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import type { Board, BoardCheckpoint } from '../board.ts'
import { texts } from './texts.ts'

type BoardTableProps = { board: Board; areaId: string | undefined; choose: (areaId: string | undefined) => void }

/** Townships with their checkpoints below them; the silent ones carry a sign, and a name narrows the page to its township. */
export function BoardTable({ board, areaId, choose }: BoardTableProps) {
  const t = useTexts(texts)
  if (board.checkpoints.length === 0 && !areaId) {
    return <Empty title={t('noCheckpoint')}>{t('noCheckpointHint')}</Empty>
  }
  return (
    <>
      {areaId && (
        <Button size="small" onClick={() => choose(undefined)}>
          {t('allAreas')}
        </Button>
      )}
      <table className="k-places">
        <thead>
          <tr>
            <th>{t('checkpoint')}</th>
            <th>{t('passagesSeries')}</th>
            <th>{t('turnedBackSeries')}</th>
            <th>{t('feverCount')}</th>
            <th>{t('lastAt')}</th>
          </tr>
        </thead>
        {board.precincts.map((precinct) => (
          <tbody key={precinct.id}>
            <tr className="k-places-precinct">
              <th scope="rowgroup">
                <button type="button" onClick={() => choose(precinct.id)}>
                  {precinct.name || precinct.id}
                </button>
              </th>
              <td>{numberText(precinct.passages)}</td>
              <td>{numberText(precinct.turnedBack)}</td>
              <td>{numberText(precinct.fevers)}</td>
              <td>
                {precinct.silent > 0 && <StateTag state="late">{`${t('silentTag')} ${precinct.silent}`}</StateTag>}
              </td>
            </tr>
            {board.checkpoints
              .filter((one) => one.precinctId === precinct.id)
              .map((one) => (
                <CheckpointRow key={one.id} checkpoint={one} />
              ))}
          </tbody>
        ))}
      </table>
    </>
  )
}

function CheckpointRow({ checkpoint }: { checkpoint: BoardCheckpoint }) {
  const t = useTexts(texts)
  const { ago } = useTimes()
  const { id, name, passages, turnedBack, fevers, lastAt, silent } = checkpoint
  const last = lastAt ? ago(lastAt) : t('noneYet')
  return (
    <tr>
      <th scope="row">
        <AddressLink to="/passages" change={{ checkpointId: id }} title={name}>
          {name}
        </AddressLink>
      </th>
      <td>{numberText(passages)}</td>
      <td>{numberText(turnedBack)}</td>
      <td>{numberText(fevers)}</td>
      <td>{silent ? <StateTag state="late">{last}</StateTag> : last}</td>
    </tr>
  )
}
