/** What the relay asks the kernel to wake it for; payloads are (consumer, check number). */
export const relayKind = {
  /** The buffer may be old enough; b = bufferId. */
  flushDue: 0,
  /** The upload is complete; b = session. */
  uploadDone: 1,
  /** The commit's answer is here; b = session. */
  commitDone: 2,
  /** The auto-commit timer; b = session. */
  autoCommit: 3,
  /** An armed consumer dies in the middle of its upload; b = session. */
  crashDue: 4,
} as const;
