/** What the engine asks of Silver's SELECT: whether a bad time fails it, whether copies stay. */
export function variantOf(select: string): { casts: 'try' | 'strict'; dedupe: boolean } {
  const strict = /:\s*timestamp\s*::\s*TIMESTAMP/i.test(select);
  return { casts: strict ? 'strict' : 'try', dedupe: /\bQUALIFY\b/i.test(select) };
}
