/** What figures of duty call the kinds of posts that every playbook builds on. */
export const kindWords = {
  gate: { zh: '小区（院区）大门', en: 'Gate' },
  checkpoint: { zh: '卡点', en: 'Checkpoint' },
  vanguard: { zh: '先锋岗', en: 'Vanguard post' },
  service: { zh: '服务岗', en: 'Service post' },
  samplingSite: { zh: '采样点', en: 'Sampling site' },
  isolationSite: { zh: '隔离点', en: 'Isolation site' },
  patrol: { zh: '巡查岗', en: 'Patrol' },
}

export const yesNo = { true: { zh: '是', en: 'yes' }, false: { zh: '否', en: 'no' } }
