/** What other rooms may ask about people: who is there, and how a list names them. Both keep to the caller's scope. */
export { findPersons, type KnownPerson, maskedNames } from './find-persons.ts'
