/** The few `--name value` pairs that the scripts take. */

/**
 * @param name of the option, without the dashes
 * @returns the word after `--name` (or after `--name=`), undefined when it was not given
 */
export function option(name: string): string | undefined {
  const words = process.argv.slice(2);
  const at = words.indexOf(`--${name}`);
  if (at >= 0) return words[at + 1];
  return words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
}

/** @returns whether `--name` was given */
export function flag(name: string): boolean {
  return process.argv.includes(`--${name}`);
}
