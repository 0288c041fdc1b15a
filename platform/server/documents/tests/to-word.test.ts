import { execFileSync } from 'node:child_process'
import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import type { Doc } from '../document.ts'
import { toWord } from '../to-word.ts'
import { dailyReport } from './daily-report.ts'

/** The parts of a Word file, each checked to be well-formed. */
function partsOf(file: Buffer): Record<string, string> {
  const parts = Object.entries(unzipSync(file)).filter(([path]) => /\.(xml|rels)$/.test(path))
  return Object.fromEntries(
    parts.map(([path, bytes]) => {
      const parser = new SaxesParser()
      parser.on('error', (error) => {
        throw error
      })
      parser.write(strFromU8(bytes)).close()
      return [path, strFromU8(bytes)]
    }),
  )
}

async function documentXml(change: Partial<Doc> = {}): Promise<string> {
  return partsOf(await toWord(await dailyReport(change)))['word/document.xml']!
}

/** The XML of the paragraph that says this. */
function paragraph(xml: string, text: string): string {
  const found = xml.match(/<w:p>.*?<\/w:p>/g)?.find((one) => one.includes(text))
  expect(found, text).toBeDefined()
  return found!
}

test('the page is A4 with the margins of GB/T 9704 and a grid of 22 lines of 28 characters', async () => {
  const xml = await documentXml()
  expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"')
  const margin = (name: string) => Number(new RegExp(`<w:pgMar [^>]*w:${name}="(\\d+)"`).exec(xml)?.[1]) / 56.6929
  for (const [name, millimetres] of Object.entries({ top: 37, left: 28, right: 26, bottom: 35 })) {
    expect(margin(name)).toBeCloseTo(millimetres, 1)
  }
  const grid = /<w:docGrid w:type="linesAndChars" w:linePitch="(\d+)" w:charSpace="(-?\d+)"\/>/.exec(xml)
  const [linePitch, charSpace] = [Number(grid?.[1]), Number(grid?.[2])]
  expect(Math.floor((16838 - 2097 - 1984) / linePitch)).toBe(22)
  const pitch = (16 + charSpace / 4096) * 20
  expect(Math.floor((11906 - 1587 - 1474) / pitch)).toBe(28)
})

test('the title is 小标宋 22 pt, headings are numbered in 黑体 and 楷体, text is 仿宋 16 pt indented by two characters', async () => {
  const parts = partsOf(await toWord(await dailyReport()))
  const xml = parts['word/document.xml']!
  const title = paragraph(xml, '测试县卡口查验工作日报')
  expect(title).toContain('w:eastAsia="方正小标宋简体"')
  expect(title).toContain('<w:sz w:val="44"/>')
  expect(title).toContain('<w:jc w:val="center"/>')
  expect(paragraph(xml, '一、总体情况')).toMatch(/Heading1.*w:eastAsia="黑体".*<w:sz w:val="32"\/>/)
  expect(paragraph(xml, '（一）分乡镇情况')).toMatch(/Heading2.*w:eastAsia="楷体_GB2312".*<w:sz w:val="32"\/>/)
  expect(paragraph(xml, '二、存在问题')).toContain('Heading1')
  expect(paragraph(xml, '夜间照明不足')).toMatch(
    /<w:ind w:firstLine="\d+" w:firstLineChars="200"\/>.*w:eastAsia="仿宋_GB2312"/,
  )
  expect(parts['word/styles.xml']).toMatch(/<w:docDefaults>.*w:eastAsia="仿宋_GB2312".*<w:sz w:val="32"\/>/)
  expect(parts['word/fontTable.xml']).toContain(
    '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong,华文仿宋"/>',
  )
})

test('pages are numbered "— 1 —" in 宋体 14 pt, odd ones on the right and even ones on the left', async () => {
  const parts = partsOf(await toWord(await dailyReport()))
  const [odd, even] = [parts['word/footer1.xml']!, parts['word/footer2.xml']!]
  expect(parts['word/document.xml']).toMatch(/footerReference w:type="default".*footerReference w:type="even"/)
  expect(parts['word/settings.xml']).toContain('<w:evenAndOddHeaders/>')
  for (const footer of [odd, even]) expect(footer).toMatch(/w:eastAsia="宋体".*<w:sz w:val="28"\/>.*— <.*PAGE.*> —</)
  expect(odd).toContain('<w:ind w:right="280"/><w:jc w:val="right"/>')
  expect(even).toContain('<w:ind w:left="280"/><w:jc w:val="left"/>')
})

test('a table has all borders, a header that comes again on every page, numbers to the right, and its text as text', async () => {
  const xml = await documentXml()
  const table = /<w:tbl>.*<\/w:tbl>/.exec(xml)![0]
  for (const side of ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'])
    expect(table).toContain(`<w:${side} w:val="single"`)
  expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1)
  expect(paragraph(table, '>644<')).toContain('<w:jc w:val="right"/>')
  expect(table).toContain('&lt;b&gt;马营镇&lt;/b&gt; &amp; &quot;其他&quot;')
  expect(xml).toContain('w:hyperlink')
  expect(xml).not.toContain('/figures/vehicles')
})

test('the issuer signs above the day; only a numbered document has the red head', async () => {
  const plain = await documentXml()
  expect(plain.indexOf('测试县疫情防控指挥部')).toBeLessThan(plain.indexOf('2022年11月2日'))
  expect(plain).not.toContain('FF0000')
  const formal = await documentXml({ documentNumber: '测指办〔2022〕11号' })
  expect(paragraph(formal, '测试县疫情防控指挥部')).toContain('<w:color w:val="FF0000"/>')
  expect(paragraph(formal, '测指办〔2022〕11号')).toContain('<w:pBdr><w:bottom w:val="single" w:color="FF0000"')
})

test('the same document gives the same bytes later, after other documents and in another time zone', async () => {
  const first = await toWord(await dailyReport())
  await toWord(await dailyReport({ title: '另一份' }))
  // A zip file counts time in steps of two seconds.
  await new Promise((resolve) => setTimeout(resolve, 2100))
  expect((await toWord(await dailyReport())).equals(first)).toBe(true)
  expect((await toWord(await dailyReport({ date: '2022-11-03' }))).equals(first)).toBe(false)
  const folder = new URL('..', import.meta.url).href
  const script =
    `import { toWord } from '${folder}to-word.ts'; import { dailyReport } from '${folder}tests/daily-report.ts';` +
    'process.stdout.write((await toWord(await dailyReport())).toString("base64"))'
  const env = { ...process.env, TZ: 'Pacific/Auckland' }
  const elsewhere = execFileSync(process.execPath, ['--input-type=module', '-e', script], { env }).toString()
  expect(Buffer.from(elsewhere, 'base64').equals(first)).toBe(true)
})

test('characters that XML cannot hold do not spoil the file', async () => {
  const xml = await documentXml({
    title: '测\u0000试\ud800',
    blocks: [{ kind: 'paragraph', text: '甲\u0008乙\ufffe' }],
  })
  expect(xml).toContain('甲乙')
})
