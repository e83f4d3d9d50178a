/** What the community follows where nobody chose otherwise. */
export interface CommunityProgramme {
  /** Programme id. */
  readonly programme: string
  /** Monday of the week in which this installation began, local `YYYY-MM-DD`. */
  readonly startDay: string
}
