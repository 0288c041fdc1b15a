import { expect, test } from 'vitest'
import { toHtml } from '../to-html.ts'
import { dailyReport } from './daily-report.ts'

test('a figure on the page opens its rows', async () => {
  const html = toHtml(await dailyReport())
  expect(html).toContain('查验车辆<a href="/figures/vehicles?day=2022-11-02&amp;area=1">1284</a>辆次')
  expect(html).toContain('<td class="figure"><a href="https://muster.example.test/rows/1">640</a></td>')
  expect(html).toContain('<h2>一、总体情况</h2>')
  expect(html).toContain('<h3>（一）分乡镇情况</h3>')
})

test('nothing in a document becomes markup, script or an address that runs', async () => {
  const evil = '<img src=x onerror=alert(1)>"\'&</style></script>'
  const html = toHtml(
    await dailyReport({
      title: evil,
      issuer: evil,
      documentNumber: evil,
      date: '"><script>alert(1)</script>',
      blocks: [
        { kind: 'h1', text: evil },
        { kind: 'h2', text: evil },
        { kind: 'note', text: evil },
        {
          kind: 'paragraph',
          text: ['javascript:alert(1)', ' data:text/html,x', '//evil.test', '/\\evil.test', '/ok"onclick="x'].map(
            (href) => ({ text: evil, href }),
          ),
        },
        {
          kind: 'table',
          caption: evil,
          columns: [{ header: evil }],
          rows: [[evil], [{ text: evil, href: 'vbscript:x' }]],
        },
      ],
      proof: { hash: evil, asOf: evil },
    }),
  )
  expect(html).not.toMatch(/<(?:img|script)/)
  expect(html).not.toMatch(/<[a-z][^>]* on[a-z]+=/)
  expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual(['/ok&quot;onclick=&quot;x'])
})

test('the page loads nothing, runs nothing, prints on A4 and is read by day and by night', async () => {
  const html = toHtml(await dailyReport())
  expect(html).not.toMatch(/<script|<link|@import|url\(/)
  expect([...html.matchAll(/src="([^"]{0,22})/g)].map(([, src]) => src)).toEqual(['data:image/png;base64,'])
  expect(html).toContain('@page { size: A4; margin: 37mm 26mm 35mm 28mm }')
  expect(html).toContain('@media (prefers-color-scheme: dark)')
  expect(html).toContain('<html lang="zh-CN">')
  expect(html).toContain('数据截至 2022-11-02 18:00')
})

test('an English document numbers and labels in English', async () => {
  const html = toHtml(await dailyReport({ language: 'en' }))
  expect(html).toContain('<h2>1. 总体情况</h2>')
  expect(html).toContain('<h3>1.1 分乡镇情况</h3>')
  expect(html).toContain('As of 2022-11-02 18:00')
})
