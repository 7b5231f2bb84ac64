/** Something a question may be about, with ways of asking it. */
export interface Intent {
  id: string;
  forms: readonly string[];
  /** Text that the answer quotes: its words count towards what the intent explains. */
  quoted: readonly string[];
}
