/** What a finished command tells the shell; the same for every command and printed by `--help`. */
export const exitCodes = {
  done: 0,
  failed: 1,
  wrongUsage: 2,
  refused: 3,
  notProven: 4,
} as const

export const exitCodesHelp = `
退出码 / Exit codes:
  0  完成 done
  1  出错 failed
  2  用法或设置有误 wrong usage or settings
  3  被拒绝，什么也没有改 refused, nothing was changed
  4  未通过核验 not proven (verify)`
