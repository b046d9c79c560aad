/**
 * The order in which a Java HashMap walks string keys: by bucket, then by insertion (taken to
 * be in the order of the keys). Kafka's sticky assignor decides by it who keeps a partition too
 * many, so "who is idle" depends on member ids.
 */
export function hashMapOrder(keys: readonly string[]): string[] {
  let buckets = 16;
  while (keys.length > buckets * 0.75) buckets *= 2;
  const bucket = (key: string): number => {
    const hash = stringHash(key);
    return (hash ^ (hash >>> 16)) & (buckets - 1);
  };
  return [...keys].sort().sort((a, b) => bucket(a) - bucket(b));
}

/** `String.hashCode`: over UTF-16 code units. */
function stringHash(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}
