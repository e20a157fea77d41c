/** What stands on the card for the wall of a workshop. */
export interface WallCard {
  title: string
  text: string
  /** who issued it, its number and its day, as far as they are told */
  issued: string
  /** address of a picture; null: none is shown */
  picture: string | null
  /** the address of the record's page, and that as a picture for a phone */
  address: string
  code: string
  /** of when the data are */
  asOf: string
}
