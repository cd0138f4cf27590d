/** What a contender says of a file. */
export interface Answer {
  readonly events: number;
  /** One for each of the six questions; none if the contender cannot answer them, fewer if it answers only the first ones. */
  readonly counts: readonly number[];
}
