import { localStamp } from '../../../platform/shared/dates.ts'
import type { TaskSheet } from '../board.ts'
import { dayHead, fullSpan } from './shift-words.ts'

type TaskSheetPaperProps = { sheet: TaskSheet; responseName: string }

/** Where, when, what to do, with whom; a line for each to sign when they come and go. */
export function TaskSheetPaper({ sheet, responseName }: TaskSheetPaperProps) {
  const { shift, duties, order, before, after } = sheet
  const roleName = (role: string) => shift.places.find((one) => one.role === role)?.roleName.zh ?? role
  const named = (some: readonly string[]) => some.join('、') || '无'
  const lines: [string, string][] = [
    ['岗位', `${shift.postName}　${shift.postPlace}`],
    ['区域', [...new Set([shift.precinctName, shift.areaName])].join(' ')],
    ['时间', `${dayHead(shift.day, 'zh')}　${shift.name}　${fullSpan(shift)}`],
    ['任务', duties?.zh ?? ''],
    ['设立依据', order ? `${order.title}（${order.number}），${order.signedBy}` : '按预案设置'],
    ['接谁的班', named(before)],
    ['交给谁', named(after)],
  ]
  // Places still empty get a line too: whoever fills in signs on it.
  const empty = Array.from({ length: shift.missing }, (_, at) => `empty ${at}`)
  return (
    <article className="d-sheet d-task-sheet">
      <h1>值守任务单</h1>
      <p>
        <span>{responseName}</span>
        <span>{shift.draft ? '草稿，未发布' : sheet.rosterName}</span>
      </p>
      <table className="d-task-lines">
        <tbody>
          {lines.map(([label, said]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{said}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="d-task-people">
        <thead>
          <tr>
            {['姓名', '角色', '到岗时间', '离岗时间', '签名'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shift.people.map(({ assignmentId, name, role }) => (
            <tr key={assignmentId}>
              <td>{name}</td>
              <td>{roleName(role)}</td>
              <td />
              <td />
              <td />
            </tr>
          ))}
          {empty.map((key) => (
            <tr key={key}>
              <td />
              <td>（补岗）</td>
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <table className="d-task-notes">
        <tbody>
          <tr>
            <th scope="row">交接事项</th>
            <td />
          </tr>
        </tbody>
      </table>
      <footer>
        <span>交班人：</span>
        <span>接班人：</span>
        <span>打印 {localStamp(new Date(sheet.asOf))}</span>
      </footer>
    </article>
  )
}
