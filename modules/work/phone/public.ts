/** What the phone pages of other rooms may use: photos as proof. */
export { keepPhotos, PhotoField, type TakenPhoto } from './photo-field.tsx'
