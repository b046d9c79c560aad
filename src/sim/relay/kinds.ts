/** What the relay asks the kernel to wake it for; payloads are (consumer, session). */
export const relayKind = {
  /** The buffer may be old enough; no session. */
  flushDue: 0,
  /** The upload is complete. */
  uploadDone: 1,
  /** The commit's answer is here. */
  commitDone: 2,
  /** The auto-commit timer. */
  autoCommit: 3,
  /** An armed consumer dies in the middle of its upload. */
  crashDue: 4,
} as const;
