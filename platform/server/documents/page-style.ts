/** The look of a document as a web page; on paper the layout of GB/T 9704. Constant, so that a page policy can name its hash. */
export const pageStyle = `
:root { --ink: #1f1f1f; --quiet: #595959; --paper: #fff; --desk: #f5f5f5; --line: #8c8c8c; --head: #fafafa; --link: #0958d9; --red: #d4380d }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8e8; --quiet: #a6a6a6; --paper: #1f1f1f; --desk: #141414; --line: #5c5c5c; --head: #2a2a2a; --link: #69a7ff; --red: #ff7a59 }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--desk); color: var(--ink); font: 17px/1.75 FangSong, "仿宋", "仿宋_GB2312", STFangsong, "Noto Serif SC", "Noto Serif CJK SC", serif }
main { max-width: 210mm; margin: 0 auto; padding: 28px clamp(16px, 6vw, 80px); background: var(--paper); min-height: 100vh }
h1 { margin: 0.8em 0; text-align: center; text-wrap: balance; font: normal 1.55em/1.4 "方正小标宋简体", "方正小标宋_GBK", STZhongsong, SimSun, "Noto Serif SC", "Noto Serif CJK SC", serif }
h2 { margin: 1.2em 0 0.4em; font: normal 1.06em/1.6 SimHei, "黑体", "Noto Sans SC", "Noto Sans CJK SC", sans-serif }
h3 { margin: 0.8em 0 0.3em; font: normal 1.06em/1.6 KaiTi, "楷体", "楷体_GB2312", STKaiti, "Noto Serif SC", "Noto Serif CJK SC", serif }
h2, h3, p { text-indent: 2em }
p { margin: 0.3em 0; overflow-wrap: anywhere }
:lang(en) h2, :lang(en) h3, :lang(en) p { text-indent: 0 }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 3px }
.issuer, .number { text-align: center; text-indent: 0; text-wrap: balance }
.issuer { color: var(--red); font: normal 2em/1.3 "方正小标宋简体", STZhongsong, SimSun, "Noto Serif CJK SC", serif }
.ruled { padding-bottom: 10px; border-bottom: 2px solid var(--red) }
.note { color: var(--quiet); font-size: 0.9em }
.table { overflow-x: auto; margin: 1em 0 }
table { width: 100%; border-collapse: collapse; font-size: 0.9em; line-height: 1.5; font-variant-numeric: tabular-nums }
caption { padding: 0.3em; font-family: SimHei, "黑体", "Noto Sans SC", "Noto Sans CJK SC", sans-serif }
th, td { padding: 5px 8px; border: 1px solid var(--line); text-align: left; min-width: 3.5em; overflow-wrap: anywhere }
th { background: var(--head); text-align: center; font-weight: normal; font-family: SimHei, "黑体", "Noto Sans SC", "Noto Sans CJK SC", sans-serif }
.figure { text-align: right }
.signature { margin: 2em 2em 0 0; text-align: right; text-indent: 0 }
footer { display: flex; gap: 16px; align-items: center; margin-top: 2em; padding-top: 12px; border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.8em; line-height: 1.5 }
footer p { text-indent: 0; margin: 0 }
footer img { flex: none; background: #fff; padding: 4px }
code { font-family: Consolas, Menlo, monospace; overflow-wrap: anywhere }
@page { size: A4; margin: 37mm 26mm 35mm 28mm }
@page :right { @bottom-right { content: "— " counter(page) " —"; font: 14pt SimSun, serif; vertical-align: top; padding-top: 7mm } }
@page :left { @bottom-left { content: "— " counter(page) " —"; font: 14pt SimSun, serif; vertical-align: top; padding-top: 7mm } }
@media print {
  :root { --ink: #000; --quiet: #000; --paper: #fff; --desk: #fff; --line: #000; --head: #fff; --link: #000; --red: #f00 }
  body { font-size: 16pt; line-height: 28.95pt }
  main { max-width: none; padding: 0; min-height: 0 }
  h1 { font-size: 22pt }
  h2, h3 { font-size: 16pt; break-after: avoid }
  table, .note { font-size: 14pt }
  .table { overflow: visible }
  thead { display: table-header-group }
  tr, .signature, footer { break-inside: avoid }
  a { text-decoration: none }
}
`
