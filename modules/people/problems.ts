import { defineProblems } from '../../platform/shared/problem.ts'

export const problems = defineProblems('people', {
  nameMissing: { status: 422, zh: '未填姓名，请补上。', en: 'The name is empty. Fill it in.' },
  nameIsNumber: {
    status: 422,
    zh: '姓名一栏填的是号码，请核对各列是否对齐。',
    en: 'The name is a number. Check whether the columns have shifted.',
  },
  documentUnknown: {
    status: 422,
    zh: '证件类型“{document}”不认识，请填居民身份证、居住证、永久居留证、护照、通行证或其他。',
    en: 'There is no document “{document}”. Use resident ID, residence permit, foreign resident ID, passport, travel permit or other.',
  },
  areaMissing: {
    status: 422,
    zh: '未填村（社区），请填名称或区划代码。',
    en: 'The village is empty. Give its name or code.',
  },
  areaUnknown: {
    status: 422,
    zh: '区域表中没有“{area}”，或不在您的管辖范围内。请核对村名，或改填12位区划代码。',
    en: 'There is no “{area}” in the area you look after. Check the name, or give the 12-digit code.',
  },
  areaAmbiguous: {
    status: 422,
    zh: '“{area}”有{count}处（{where}），分不清是哪一处。请加填乡镇，或改填区划代码。',
    en: '“{area}” fits {count} places ({where}). Add the township, or give the code.',
  },
  areaTooWide: {
    status: 422,
    zh: '人员须登记到村（社区）或其下的网格、楼栋。请选具体的村（社区）。',
    en: 'A person is registered in a village, or in a grid or building of it. Choose the village.',
  },
  organisationUnknown: {
    status: 422,
    zh: '没有名为“{organisation}”的组织。请核对，或先在“组织”中添加。',
    en: 'There is no organisation “{organisation}”. Check it, or add it under Organisations first.',
  },
  organisationAmbiguous: {
    status: 422,
    zh: '名为“{organisation}”的组织有{count}个，分不清是哪一个。请先改名区分。',
    en: 'There are {count} organisations called “{organisation}”. Rename them apart first.',
  },
  twiceInSheet: {
    status: 422,
    zh: '与第{line}行证件号码相同，请核对后保留一行。',
    en: 'The same document number stands in line {line}. Check, and keep one of the two.',
  },
  alreadyRegistered: {
    zh: '此人已登记（{area}）。需要改动请用“更正”。',
    en: 'This person is registered already ({area}). To change something, correct that record.',
  },
  registeredMeanwhile: {
    zh: '其中有人已被他人先登记，本次未导入。请重新导入，重复的会单独列出。',
    en: 'Somebody among them was registered meanwhile and nothing was imported. Import again; duplicates will be listed.',
  },
  responseClosed: {
    zh: '应急响应已结束或不存在，不能登记人员。请先选择进行中的响应。',
    en: 'The response is closed or not known, so nobody can be registered. Choose one that is open.',
  },
  outsideResponse: {
    status: 422,
    zh: '所在区域不在本次响应范围内。请核对区域。',
    en: 'The area lies outside this response. Check the area.',
  },
  changedMeanwhile: {
    zh: '他人已先更正了这条记录，您的修改没有保存。请刷新后再改。',
    en: 'Somebody corrected this record first; yours was not saved. Reload and try again.',
  },
  nothingChanged: { status: 422, zh: '没有改动任何内容。', en: 'Nothing was changed.' },
  destroyed: {
    status: 410,
    zh: '这条记录的个人信息已按期销毁，无法查看或更正。',
    en: 'The personal data of this record was destroyed on time and can be neither read nor corrected.',
  },
  sameRecord: {
    status: 422,
    zh: '不能与自身合并，请选另一条记录。',
    en: 'A record cannot be merged with itself. Choose another.',
  },
  differentResponses: {
    status: 422,
    zh: '两条记录不属于同一次响应，不能合并。',
    en: 'The two records belong to different responses and cannot be merged.',
  },
  notMerged: { zh: '这条记录没有被合并，无需撤销。', en: 'This record was not merged; there is nothing to undo.' },
  chooseOneWay: {
    status: 422,
    zh: '请只填一项：证件号码、手机号，或姓名加所在乡镇。',
    en: 'Give one thing: a document number, a mobile number, or a name with its township.',
  },
  tooManyToSearch: {
    status: 422,
    zh: '这里有{count}人，只填一个字时最多在{limit}人中查找。请填两个字以上，或选到村（社区）再查。',
    en: 'There are {count} people here; a single character is looked for among at most {limit}. Give two or more, or choose a village.',
  },
})
