import type { PersonalMark } from '../../platform/shared/personal.ts'

/** Plates, names and phones, kept while the response runs and a month longer. */
export const ordinaryMark: PersonalMark = {
  purpose: 'epidemicControl',
  legalBasis: '《中华人民共和国传染病防治法》；《中华人民共和国个人信息保护法》第十三条第一款第四项',
  sensitivity: 'ordinary',
  retention: 'P30D',
}

/** Document numbers, and what is said in free words, which may tell of an illness. */
export const sensitiveMark: PersonalMark = { ...ordinaryMark, sensitivity: 'sensitive' }
