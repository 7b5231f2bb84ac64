export interface Author {
  /** Names the write across its retries. */
  key: string;
  by: string;
  at: Date;
}
