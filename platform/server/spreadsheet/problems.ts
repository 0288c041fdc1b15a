import { defineProblems } from '../../shared/problem.ts'

/** What can be wrong with a table that somebody sends us: with the file, with its first row, or with one cell. */
export const problems = defineProblems('spreadsheet', {
  notXlsx: {
    status: 400,
    zh: '这不是 .xlsx 文件，或文件已损坏。请在 Excel 或 WPS 中打开，另存为“Excel 工作簿（.xlsx）”后再导入。',
    en: 'This is not an .xlsx file, or it is damaged. Open it in Excel or WPS, save it as "Excel Workbook (.xlsx)" and import that.',
  },
  oldXls: {
    status: 400,
    zh: '这是旧版 .xls 文件。请在 Excel 或 WPS 中打开，另存为 .xlsx 后再导入。',
    en: 'This is an old .xls file. Open it in Excel or WPS, save it as .xlsx and import that.',
  },
  encrypted: {
    status: 400,
    zh: '文件设了打开密码。请在 Excel 或 WPS 中去掉密码，保存后再导入。',
    en: 'The file asks for a password to open. Remove the password in Excel or WPS, save it and import that.',
  },
  notCsv: {
    status: 400,
    zh: '这不是 CSV 文本。如果是 Excel 表格，请选择 .xlsx 导入。',
    en: 'This is not CSV text. If it is an Excel workbook, choose .xlsx.',
  },
  csvBroken: {
    status: 400,
    zh: 'CSV 第 {line} 行的引号不成对，后面的内容无法读取。请改好这一行，或另存为 .xlsx 后再导入。',
    en: 'A quote in line {line} of the CSV is not closed, so the rest cannot be read. Correct that line, or save as .xlsx and import that.',
  },
  unknownEncoding: {
    status: 400,
    zh: '文件的文字编码不是 UTF-8，也不是 GB18030。请另存为“CSV UTF-8”或 .xlsx 后再导入。',
    en: 'The text is neither UTF-8 nor GB18030. Save it as "CSV UTF-8" or .xlsx and import that.',
  },
  suspiciousArchive: {
    status: 400,
    zh: '文件解压后大得不正常，没有读取。请新建一个表格，只粘贴需要的数据（粘贴为数值），保存后再导入。',
    en: 'The file unpacks to far more than a table holds, so it was not read. Paste just the data (as values) into a new workbook and import that.',
  },
  tooLarge: {
    status: 413,
    zh: '文件超过 {megabytes} MB。请分成几个文件导入。',
    en: 'The file is larger than {megabytes} MB. Split it into several files.',
  },
  tooManyRows: {
    status: 413,
    zh: '数据超过 {limit} 行。请分成几个文件导入。',
    en: 'The table has more than {limit} rows. Split it into several files.',
  },
  tooManyColumns: {
    status: 413,
    zh: '第 {line} 行超过 {limit} 列。请删去右侧多余的列后再导入。',
    en: 'Row {line} has more than {limit} columns. Delete the surplus columns on the right and import again.',
  },
  noSheet: {
    status: 400,
    zh: '文件中没有可见的工作表。请把数据放在第一张工作表，保存后再导入。',
    en: 'The workbook has no visible sheet. Put the data on the first sheet, save and import again.',
  },
  empty: {
    status: 400,
    zh: '表格是空的。请在第一行写表头，从第二行起填数据。',
    en: 'The table is empty. Put the headers in the first row and the data below.',
  },
  missingHeaders: {
    status: 400,
    zh: '缺少列：{headers}。请在表头中补上这些列名后再导入。',
    en: 'These columns are missing: {headers}. Add them to the header row and import again.',
  },
  headerTwice: {
    status: 400,
    zh: '表头“{first}”和“{second}”是同一列。请只留一个后再导入。',
    en: 'The headers "{first}" and "{second}" mean the same column. Keep one and import again.',
  },
  numberDamaged: {
    status: 422,
    zh: '“{header}”的号码被存成了数字，末尾几位已丢失。请把这一列设为“文本”格式，重新录入完整号码。',
    en: 'The number under "{header}" was stored as a number and lost its last digits. Format the column as text and enter the number again.',
  },
  errorValue: {
    status: 422,
    zh: '“{header}”的内容是公式错误 {shown}。请改成实际的值。',
    en: '"{header}" holds the formula error {shown}. Replace it with the value itself.',
  },
  unreadableText: {
    status: 422,
    zh: '“{header}”含有无法保存的字符（多为复制时带入）。请清空这一格，重新录入。',
    en: '"{header}" holds a character that cannot be kept. Clear the cell and type it again.',
  },
  formulaWithoutValue: {
    status: 422,
    zh: '“{header}”是没有计算结果的公式。请在 Excel 或 WPS 中打开并保存一次，或粘贴为数值。',
    en: '"{header}" is a formula without a result. Open and save the file in Excel or WPS once, or paste it as a value.',
  },
})
