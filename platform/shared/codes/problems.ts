import { defineProblems } from '../problem.ts'

/** What can be wrong with a number, plate or phone as typed. No parameter ever carries the number itself. */
export const problems = defineProblems('codes', {
  identityNumberEmpty: {
    status: 422,
    zh: '未填证件号码，请照证件填写。',
    en: 'The document number is empty. Copy it from the document.',
  },
  identityNumberLength: {
    status: 422,
    zh: '身份证号应为18位，现为{length}位，请数一数有无漏填或多填。',
    en: 'A resident ID has 18 characters, this has {length}. Check for a missing or extra digit.',
  },
  identityNumberOld: {
    status: 422,
    zh: '15位的旧身份证号已停用，请填现证件上的18位号码。',
    en: 'The old 15-digit number is no longer valid. Enter the 18 digits of the present card.',
  },
  identityNumberCharacters: {
    status: 422,
    zh: '身份证号第{position}位不是数字，只有最后一位可以是X，请改正。',
    en: 'Character {position} of the ID is not a digit; only the last may be X. Correct it.',
  },
  identityNumberRegion: {
    status: 422,
    zh: '身份证号开头两位不是省份代码，请核对第1、2位。',
    en: 'The ID does not begin with a province code. Check digits 1 and 2.',
  },
  identityNumberDate: {
    status: 422,
    zh: '身份证号第7至14位不是有效的出生日期，请核对这8位。',
    en: 'Digits 7 to 14 of the ID are not a possible birth date. Check these 8 digits.',
  },
  identityNumberChecksum: {
    status: 422,
    zh: '身份证号校验不通过，请对照证件核对，先看第{positions}位。',
    en: 'The ID fails its check. Compare it with the card, first position {positions}.',
  },
  documentNumberShape: {
    status: 422,
    zh: '证件号码应为4至30位字母、数字或短横，请照证件填写。',
    en: 'A document number is 4 to 30 letters, digits or hyphens. Copy it from the document.',
  },
  mobileLength: {
    status: 422,
    zh: '手机号应为11位，现为{length}位，请核对。',
    en: 'A mobile number has 11 digits, this has {length}. Check it.',
  },
  mobileShape: {
    status: 422,
    zh: '手机号应以13至19开头、全部为数字；座机请写在备注里。',
    en: 'A mobile number is all digits and begins with 13 to 19. Put a landline in the note.',
  },
  plateEmpty: {
    status: 422,
    zh: '未填车牌，请填写；没有车牌的选“其他”，写明车辆特征。',
    en: 'The plate is empty. Type it; for a vehicle without one choose "other" and describe it.',
  },
  plateProvince: {
    status: 422,
    zh: '车牌首字应为省份简称，如“甘”；外国、部队等特殊号牌请选“其他”。',
    en: 'A plate begins with a province character such as 甘. For foreign, army or special plates choose "other".',
  },
  plateLetter: {
    status: 422,
    zh: '车牌第2位应为字母（不用I、O），请核对。',
    en: 'The second character of a plate is a letter (never I or O). Check it.',
  },
  plateLength: {
    status: 422,
    zh: '车牌应为7位，新能源为8位，现为{length}位，请核对。',
    en: 'A plate has 7 characters, new energy 8; this has {length}. Check it.',
  },
  plateCharacters: {
    status: 422,
    zh: '车牌第{position}位不能是这个字，只用数字和字母，请改正。',
    en: 'Character {position} of the plate must be a letter or digit. Correct it.',
  },
  plateNewEnergy: {
    status: 422,
    zh: '8位车牌是新能源号牌：小型车第3位是字母、后接数字，大型车末位为D或F，请核对。',
    en: 'Eight characters are a new energy plate: D or F in third place (small) or at the end (large). Check it.',
  },
  plateOther: {
    status: 422,
    zh: '其他号牌请写2至15个字，没有号牌的写明车辆特征。',
    en: 'Describe another plate in 2 to 15 characters; for none, describe the vehicle.',
  },
})
