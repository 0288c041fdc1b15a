/** What skills are called; one that is not here is shown as it is written. */
const skills: Readonly<Record<string, { zh: string; en: string }>> = {
  police: { zh: '民警或辅警', en: 'police' },
  doctor: { zh: '医务', en: 'medical' },
  sampler: { zh: '核酸采样', en: 'sampling' },
  driver: { zh: '驾驶', en: 'driving' },
}

export const knownSkills = Object.keys(skills)

export function nameOfSkill(skill: string): { zh: string; en: string } {
  return (Object.hasOwn(skills, skill) ? skills[skill] : undefined) ?? { zh: skill, en: skill }
}

/** The skill that a sheet names, in either language or by its id. */
export function skillNamed(text: string): string {
  const known = Object.entries(skills).find(([, { zh, en }]) => zh === text || en === text.toLowerCase())
  return known?.[0] ?? text
}
