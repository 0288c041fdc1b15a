import { defineProblems } from '../../platform/shared/problem.ts'

export const problems = defineProblems('areas', {
  nameMissing: {
    status: 422,
    zh: '未填名称，请补上后重新导入。',
    en: 'The name is empty. Fill it in and import again.',
  },
  nameTooLong: {
    status: 422,
    zh: '名称超过{limit}个字，请改短。',
    en: 'The name has more than {limit} characters. Shorten it.',
  },
  badCode: {
    status: 422,
    zh: '区划代码“{code}”不对，应为6、9、12、15或18位数字。请对照统计用区划代码核对。',
    en: 'The code “{code}” is not right: 6, 9, 12, 15 or 18 digits. Check it against the official list.',
  },
  digitsUnknown: {
    status: 422,
    zh: '代码{code}的乡级三位数字没有对应类别：街道001-099，镇100-199，乡200-399，类似单位400-599，校园等自设900起。请核对。',
    en: 'The township digits of {code} are of no kind: street 001-099, town 100-199, township 200-399, similar 400-599, campuses of our own from 900. Check them.',
  },
  levelUnknown: {
    status: 422,
    zh: '级别“{level}”不认识，请填县级、乡级、村级、网格或楼栋，也可留空。',
    en: 'There is no level “{level}”. Use county, township, village, grid or building, or leave it empty.',
  },
  levelMismatch: {
    status: 422,
    zh: '代码{code}按位数是{isZh}，表中写的是“{said}”。请核对代码或级别。',
    en: 'By its digits {code} is a {isEn}, the sheet says “{said}”. Check the code or the level.',
  },
  campusDigits: {
    status: 422,
    zh: '校园用乡级900起的代码，{code}不是。请改用900至999。',
    en: 'A campus takes township digits from 900 on; {code} does not. Use 900 to 999.',
  },
  estateDigits: {
    status: 422,
    zh: '小区用村级500起的代码，{code}不是。请改用500至999。',
    en: 'An estate takes village digits from 500 on; {code} does not. Use 500 to 999.',
  },
  parentMissing: {
    status: 422,
    zh: '{code}的上级{parent}不在区域表中，也不在本表前面的行里。请先导入上级，或把上级排在前面。',
    en: 'The area above {code}, {parent}, is neither registered nor earlier in this sheet. Import it first or move it up.',
  },
  parentNotAbove: {
    status: 422,
    zh: '{parent}不是{code}的上级：下级代码须以上级代码开头。请核对。',
    en: '{parent} is not above {code}: a code begins with the code of what is above it. Check both.',
  },
  codeTwice: {
    status: 422,
    zh: '代码{code}在第{line}行已出现过，请删去一行。',
    en: 'The code {code} stands in line {line} already. Remove one of the two.',
  },
  outside: {
    status: 403,
    zh: '{code}不在您的管辖范围内，未导入。请由上级导入，或删去此行。',
    en: '{code} lies outside the area you look after and was not imported. Ask the level above, or remove the row.',
  },
  alreadyThere: {
    zh: '代码{code}已登记为“{name}”。要改名请用“更名”。',
    en: 'The code {code} is registered as “{name}”. To change the name, rename it.',
  },
  sameName: { zh: '名称已是“{name}”，没有改动。', en: 'The name is “{name}” already; nothing was changed.' },
  alreadyResponsible: { zh: '已由其负责，没有改动。', en: 'They answer for it already; nothing was changed.' },
  groupNeedsTwo: {
    status: 422,
    zh: '一组至少要有两个区域，请再选。',
    en: 'A group has at least two areas. Choose more.',
  },
  groupOfOneLevel: {
    status: 422,
    zh: '同一组的区域须为同一级，请分开编组。',
    en: 'The areas of a group are of one level. Make separate groups.',
  },
  groupNameTaken: { zh: '已有同名的编组，请换个名称。', en: 'There is a group of that name. Choose another.' },
  pairOfTwo: {
    status: 422,
    zh: '结对只能是两个区域，现选了{count}个。',
    en: 'A pairing has two areas; {count} were chosen.',
  },
})
