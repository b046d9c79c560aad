/** What was thrown, in words: what libraries reject with is not always an Error. */
export function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
