import { type HouseRule, isGenerated, lineOf } from './source-files.ts'

const MARKS = [
  { pattern: /\b(TO[D]O|FIX[M]E|X{3}|HAC[K])\b/g, why: 'do it, or write an issue' },
  { pattern: /\b(test|it|describe)\.(only|skip|todo)\(/g, why: 'a test runs, or is deleted' },
  { pattern: /(?<![\w.])\/(home|Users|root)\/\w+/g, why: 'a path of one machine means nothing on another' },
]

const SECRETS = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/g,
  /\bAKIA[0-9A-Z]{16}\b/g,
  /\b(ghp|gho|ghs|sk_live|xox[bp])[_-][A-Za-z0-9-]{16,}/g,
  /\b(password|secret|token|api_?key)\s*[:=]\s*['"][^'"$\s{}]{12,}['"]/gi,
]

/** Nothing half done stays in the tree. */
export const nothingLeftOpen: HouseRule = (files) =>
  files
    .filter((file) => !isGenerated(file.path) && !file.path.startsWith('tests/architecture/'))
    .flatMap((file) =>
      MARKS.flatMap(({ pattern, why }) =>
        [...file.text.matchAll(pattern)].map(
          (hit) => `${file.path}:${lineOf(file.text, hit.index)} "${hit[0]}": ${why}`,
        ),
      ),
    )

/** A simple look for keys and passwords in the open; the passwords of made-up people in tests and benches are no secret. */
export const noSecrets: HouseRule = (files) =>
  files
    .filter((file) => !isGenerated(file.path) && !/(^|\/)(tests|bench)\//.test(file.path))
    .flatMap((file) =>
      SECRETS.flatMap((pattern) => [...file.text.matchAll(pattern)]).map(
        (hit) => `${file.path}:${lineOf(file.text, hit.index)} looks like a secret: take it from the settings`,
      ),
    )

/** The lock file installs from whichever registry a person uses; versions are exact. */
export const dependenciesArePinned: HouseRule = (files) => {
  const lock = files.find((file) => file.path === 'package-lock.json')
  const manifest = files.find((file) => file.path === 'package.json')
  const { dependencies = {}, devDependencies = {} } = JSON.parse(manifest?.text ?? '{}')
  const loose = Object.entries<string>({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  )
  const complaints = loose.map(([name, version]) => `package.json: pin ${name}, "${version}" may change under us`)
  if (lock && /"resolved":\s*"https?:/.test(lock.text)) complaints.push('package-lock.json records download addresses')
  return complaints
}
