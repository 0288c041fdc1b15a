export const texts = {
  zh: {
    code: '验证码',
    rule: '6 位数字',
    go: '验证',
    begin: '设置验证码应用',
    scan: '用验证码应用扫这个码，或手工输入下面的密钥，再填应用显示的 6 位数字。',
    picture: '验证码应用的二维码',
    secret: '密钥',
  },
  en: {
    code: 'Code',
    rule: 'Six digits',
    go: 'Confirm',
    begin: 'Set up a code app',
    scan: 'Scan this with your code app, or type the secret below into it; then enter the six digits it shows.',
    picture: 'Square code for a code app',
    secret: 'Secret',
  },
}
