/** A text of SQL without its region marks: they are for the course's pages. */
export function withoutRegions(text: string): string {
  return text.replace(/^--\s*(end)?region\b.*\n/gm, '');
}
