/** A count in groups of three, apart by narrow spaces at which no line ends: `96 714`. */
export function count(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}
