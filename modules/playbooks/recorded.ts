import type { Name } from './naming.ts'

/** Something that Muster records already; a form that asks for it again makes somebody write it twice. */
export interface Recorded {
  /** Field ids in any case, and patterns of labels, that ask for it. */
  ids: readonly string[]
  zh: RegExp
  en: RegExp
  where: Name
  instead: Name
}

/** What no form may ask for, because it is known: from the person, the household, the area, the visit or the passage. */
export const recordedElsewhere: readonly Recorded[] = [
  {
    ids: ['name', 'fullName', 'personName'],
    zh: /^(人员|本人|被访人)?(姓名|名字)$/,
    en: /^(full |person's )?name$/i,
    where: { zh: '人员信息（people.person）', en: 'the person record (people.person)' },
    instead: { zh: '表单已关联到人，姓名自动带出', en: 'the form belongs to a person, the name comes with it' },
  },
  {
    ids: ['identityNumber', 'idNumber', 'idCard', 'residentId'],
    zh: /身份证|证件号/,
    en: /\b(id|identity) (card|number)\b/i,
    where: { zh: '人员信息（people.person）', en: 'the person record (people.person)' },
    instead: { zh: '登记人员时录入一次，此后自动带出', en: 'it is entered once with the person' },
  },
  {
    ids: ['age', 'birthDate', 'birthday', 'sex', 'gender'],
    zh: /^(性别|年龄|出生日期|出生年月|生日)$/,
    en: /^(age|sex|gender|date of birth|birthday)$/i,
    where: {
      zh: '人员信息（people.person），由身份证号得出',
      en: 'the person record (people.person), from the ID number',
    },
    instead: { zh: '由身份证号自动得出', en: 'it follows from the ID number' },
  },
  {
    ids: ['mobile', 'phone', 'telephone', 'phoneNumber', 'mobileNumber', 'contactNumber'],
    zh: /手机|电话|联系方式/,
    en: /\b(phone|mobile|telephone)\b/i,
    where: { zh: '人员信息（people.person）', en: 'the person record (people.person)' },
    instead: { zh: '登记人员时录入一次，此后自动带出', en: 'it is entered once with the person' },
  },
  {
    ids: ['address', 'homeAddress', 'doorNumber', 'residence'],
    zh: /住址|地址|门牌/,
    en: /\baddress\b/i,
    where: { zh: '户信息（areas.household），按户录一次', en: 'the household (areas.household), typed once' },
    instead: { zh: '选户即带出地址', en: 'choosing the household brings it' },
  },
  {
    ids: ['householdHead', 'householdSize', 'familyMembers', 'numberOfPeople'],
    zh: /^(户主(姓名)?|家庭人口(数)?|家庭成员|户内人数)$/,
    en: /^(head of household|household (head|size)|family members)$/i,
    where: { zh: '户信息（areas.household）', en: 'the household (areas.household)' },
    instead: { zh: '由户内人员自动得出', en: 'it follows from the people of the household' },
  },
  {
    ids: ['county', 'township', 'town', 'village', 'community', 'grid', 'building'],
    zh: /^(所在|所属)?(县|乡镇|镇|街道|村|社区|村（社区）|网格|楼栋)$/,
    en: /^(county|township|town|village|community|grid|building)$/i,
    where: { zh: '区域树（areas.area）', en: 'the area tree (areas.area)' },
    instead: { zh: '由表单所在的户或地点得出', en: 'it follows from the household or place of the form' },
  },
  {
    ids: ['gridWorker', 'responsiblePerson', 'responsibleMember'],
    zh: /^(网格员|包保人|责任人|包保责任人|包户干部)$/,
    en: /^(grid worker|responsible (person|member))$/i,
    where: { zh: '责任区（areas.responsibility）', en: 'the responsibility area (areas.responsibility)' },
    instead: { zh: '由责任区自动得出', en: 'it follows from the responsibility area' },
  },
  {
    ids: ['visitor', 'visitedBy', 'recorder', 'filledBy', 'interviewer'],
    zh: /^(走访人|排查人|登记人|填表人|记录人|检查人)(员)?$/,
    en: /^(visited|filled|recorded) by$|^interviewer$/i,
    where: { zh: '提交记录的登录人（ledger）', en: 'who sent the record (the ledger)' },
    instead: { zh: '登录的人就是填表人', en: 'who is signed in is who filled it' },
  },
  {
    ids: ['visitDate', 'visitTime', 'filledAt', 'recordedAt', 'date', 'time'],
    zh: /^(走访|排查|登记|填表|检查)?(日期|时间)$/,
    en: /^(visit |recording )?(date|time)$/i,
    where: { zh: '记录本身的时间（madeAt）', en: 'the time of the record (madeAt)' },
    instead: { zh: '提交时自动记下时间', en: 'the time is kept with the record' },
  },
  {
    ids: ['plate', 'plateNumber', 'licensePlate', 'vehicle'],
    zh: /车牌|车号/,
    en: /\bplate\b/i,
    where: { zh: '卡口通行登记（checkpoints.passage）', en: 'the passage at the checkpoint (checkpoints.passage)' },
    instead: { zh: '在通行登记中查询', en: 'look it up in the passages' },
  },
  {
    ids: ['organisation', 'workplace', 'employer', 'partyMember'],
    zh: /^(工作)?单位(名称)?$|^所在党支部$|^是否党员$/,
    en: /^(workplace|employer|organisation|party (branch|member))$/i,
    where: { zh: '组织树（organisations）', en: 'the organisation tree (organisations)' },
    instead: { zh: '由人员所在组织得出', en: 'it follows from the organisation of the person' },
  },
]

/** What may not be asked of anybody, in any form: see the rules on personal data. */
export const neverAsked = {
  ids: ['nationality', 'ethnicity', 'religion', 'score', 'ranking', 'rank', 'politicalView'],
  zh: /民族|国籍|宗教|信仰|评分|打分|积分|排名/,
  en: /\b(nationality|ethnic\w*|religio\w*|score|rank\w*)\b/i,
} as const
