import type { describeApi } from './openapi.ts'

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** The API as one page that needs no script: what can be asked and done, with the shape of each. */
export function apiPage({ info, paths, components }: ReturnType<typeof describeApi>): string {
  const entry = (id: string, title: string, body: unknown) =>
    `<details id="${escaped(id)}"><summary><code>${escaped(title)}</code></summary><pre>${escaped(JSON.stringify(body, undefined, 2))}</pre></details>`
  const asked = Object.entries(paths).map(([path, methods]) =>
    entry(
      path,
      `${Object.keys(methods as object)
        .join()
        .toUpperCase()} ${path}`,
      methods,
    ),
  )
  const schemas = Object.entries(components.schemas).map(([name, schema]) => entry(name, name, schema))
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(info.title)} API</title>
<style>:root{color-scheme:light dark}body{font:15px/1.6 "PingFang SC","Noto Sans SC",sans-serif;max-width:960px;margin:32px auto;padding:0 16px}
pre{overflow:auto;font-size:13px}summary{cursor:pointer;padding:4px 0}h2{margin-top:32px}</style>
<h1>${escaped(info.title)} API</h1><p>${escaped(info.description)}</p><p><a href="/api/openapi.json">openapi.json</a></p>
<h2>问与取 Questions</h2>${asked.join('')}<h2>操作与结构 Actions and shapes</h2>${schemas.join('')}</html>`
}
