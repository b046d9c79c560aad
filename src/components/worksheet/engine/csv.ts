/** A table function that reads a registered text of `|`-separated lines with these columns. */
export function csv(name: string, columns: string): string {
  return `read_csv('${name}', auto_detect = false, delim = '|', quote = '"', escape = '"', nullstr = '~', header = false, columns = {${columns}})`;
}

/** NULL is a mark of its own; a text that could be read otherwise is quoted. */
export function cell(value: string | null): string {
  if (value === null) return '~';
  return /[|"\n~]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
