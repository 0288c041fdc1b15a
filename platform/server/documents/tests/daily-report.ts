import { toBuffer } from 'qrcode'
import type { Doc } from '../document.ts'

/** A made-up daily report with everything that a document can hold. */
export async function dailyReport(change: Partial<Doc> = {}): Promise<Doc> {
  return {
    title: '测试县卡口查验工作日报',
    issuer: '测试县疫情防控指挥部',
    date: '2022-11-02',
    blocks: [
      { kind: 'h1', text: '总体情况' },
      {
        kind: 'paragraph',
        text: [
          '全县查验车辆',
          { text: 1284, href: '/figures/vehicles?day=2022-11-02&area=1' },
          '辆次，劝返',
          46,
          '辆次。',
        ],
      },
      { kind: 'h2', text: '分乡镇情况' },
      {
        kind: 'table',
        caption: '各乡镇查验情况',
        columns: [{ header: '乡镇' }, { header: '车辆', type: 'number' }, { header: '日期', type: 'date' }],
        rows: [
          ['平襄镇', { text: 640, href: 'https://muster.example.test/rows/1' }, '2022-11-02'],
          ['<b>马营镇</b> & "其他"', 644, null],
        ],
      },
      { kind: 'note', text: '按通行时间统计。' },
      { kind: 'h1', text: '存在问题' },
      { kind: 'paragraph', text: '夜间照明不足。' },
    ],
    proof: {
      hash: 'a3f1'.repeat(16),
      qrPng: await toBuffer('https://muster.example.test/verify/1'),
      asOf: '2022-11-02 18:00',
    },
    ...change,
  }
}
