/** A unit whose name, and perhaps code, is known. */
export interface Unit {
  name: string;
  code: string;
  lead: boolean;
}
