/** Words that guessers try first, in passwords of ten signs and more; years, digits and signs around them change nothing. */
const words = `
  password passwd passw0rd p@ssword p@ssw0rd pass1word mypassword thepassword admin administrator adminadmin root rootroot
  welcome letmein iloveyou iloveu woaini woaiwojia wodemima mima mimamima meiyoumima zhongguo china beijing
  shanghai tongwei gansu muster jijiehao qwerty qwertyui qwertyuiop qwertz azerty asdfgh asdfghjk asdfghjkl zxcvbn zxcvbnm
  qazwsx qazwsxedc 1qaz2wsx 1qaz2wsx3edc 1q2w3e 1q2w3e4r 1q2w3e4r5t q1w2e3r4 q1w2e3r4t5 qwer1234 abc abcd abcde abcdef
  abcdefg abcdefgh abcdefghij aabbcc abcabc aaa aaaa aaaaaa test tester testing testtest guest default changeme secret
  sunshine princess football baseball basketball monkey dragon master shadow superman batman michael charlie jennifer
  computer internet starwars pokemon trustno1 whatever freedom forever hello helloworld nihao woshishui caonima tianya
  dearbook taobao alibaba tencent huawei xiaomi wechat weixin qq qqqq user username login signin access system server
  hospital health yiqing fangyi hesuan kangyi gongan zhengfu jieban shequ zhihuibu
`
  .split(/\s+/)
  .filter(Boolean)

/** Whether a password is among the first that a guesser tries: one sign over and over, a run along the keys, or such a word. */
export function isCommonPassword(password: string): boolean {
  const plain = password.toLowerCase()
  if (new Set(plain).size <= 3) return true
  if (runs.some((run) => run.includes(plain))) return true
  // What people put around a word to please a rule: digits, a year, a sign.
  const bare = plain.replace(/^[\d\W_]+|[\d\W_]+$/g, '')
  const joined = plain.replace(/[\W_]+$/g, '')
  if (bare === '' && /^(\d{2,6})\1+$/.test(plain)) return true
  return words.some((word) => bare === word || joined === word || bare === word + word)
}

const rows = ['01234567890', '1234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const runs = [...rows, rows.slice(3).join(''), '1qaz2wsx3edc4rfv5tgb6yhn', 'qazwsxedcrfvtgbyhn'].flatMap((row) => {
  const twice = row + row
  return [twice, [...twice].reverse().join('')]
})
