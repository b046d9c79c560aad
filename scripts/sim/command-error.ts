/** A mistake of the person who typed the command: one line that says what was wrong and where. */
export class CommandError extends Error {}
