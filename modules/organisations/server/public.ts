/** What other rooms may ask of bodies and teams, and how a response forms the bodies of its playbook. */
export {
  findBodies,
  findOrganisations,
  findOrganisationsByName,
  organisationsAbove,
  organisationsBelow,
} from './find-organisations.ts'
export { type DeclaredBody, type FormedBody, formBodies } from './form-bodies.ts'
