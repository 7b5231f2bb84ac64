/** Where a query asks to go on to: only ever a page of this app. A foreign address would make ours a stepping stone. */
export function safePath(asked: unknown): string {
  return typeof asked === 'string' && /^\/(?![/\\])/.test(asked) ? asked : '/';
}
