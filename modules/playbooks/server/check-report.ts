import type { Name } from '../naming.ts'
import { reportFile } from '../playbook.ts'
import { breakdowns, figuresOf, parseTemplate, type TemplateMistake, templateWords } from '../template.ts'
import { type Advice, type Finding, notAmong } from './finding.ts'

const figureWord: Name = { zh: '数字', en: 'figure' }

/** Marks of the report template that cannot be read, and figures that nobody counts. */
export function reportFindings(text: string, figures: readonly string[]): Finding[] {
  if (text.trim() === '') return [{ file: reportFile, line: 1, column: 1, ...emptyReport }]
  const template = parseTemplate(text)
  const unknown = figuresOf(template).filter(({ figure }) => !figures.includes(figure))
  return [
    ...template.mistakes.map((mistake) => ({ file: reportFile, ...place(mistake), ...advice(mistake) })),
    ...unknown.map((use) => ({ file: reportFile, ...place(use), ...notAmong(figureWord, use.figure, figures) })),
  ].sort((a, b) => a.line - b.line || a.column - b.column)
}

function place({ line, column }: { line: number; column: number }) {
  return { line, column }
}

function advice({ mistake, found }: TemplateMistake): Advice {
  if (mistake === 'unknownBreakdown') return notAmong({ zh: '分组方式', en: 'breakdown' }, found, breakdowns)
  if (mistake === 'unclosed') {
    return {
      wrong: { zh: `“{{${found}”没有用 }} 收尾。`, en: `"{{${found}" is not closed.` },
      mend: { zh: '在末尾补上 }}。', en: 'Close it with }}.' },
    }
  }
  if (mistake === 'tableNotAlone') {
    return {
      wrong: { zh: '表格标记没有独占一行。', en: 'The table mark does not stand alone on its line.' },
      mend: { zh: `把 {{${found}}} 单独放一行。`, en: `Put {{${found}}} on a line of its own.` },
    }
  }
  return {
    wrong: { zh: `看不懂标记 {{${found}}}。`, en: `{{${found}}} is not a mark.` },
    mend: {
      zh: `写成 {{figure 数字名}}、{{table 数字名 by township}}，或 ${templateWords.join('、')} 之一。`,
      en: `Write {{figure NAME}}, {{table NAME by township}}, or one of ${templateWords.join(', ')}.`,
    },
  }
}

const emptyReport: Advice = {
  wrong: { zh: '报告模板是空的。', en: 'The report template is empty.' },
  mend: { zh: '写入报告正文，数字用 {{figure 数字名}}。', en: 'Write the report; print numbers as {{figure NAME}}.' },
}
