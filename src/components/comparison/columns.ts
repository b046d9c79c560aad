/** What a reader has chosen to see of a comparison table, by the heads of its columns. */
export interface Choice {
  hidden: readonly string[];
  /** Kept beside the first column, in the order in which they were pinned. */
  pinned: readonly string[];
}

/** All columns, none of them pinned. */
export const everything: Choice = { hidden: [], pinned: [] };

/** More would leave no room for the others to scroll in. */
const mostPinned = 2;

/** The columns to show, from left to right: the pinned ones first, the rest as the page has them. */
export function shownColumns(all: readonly string[], { hidden, pinned }: Choice): string[] {
  const rest = all.filter((name) => !pinned.includes(name) && !hidden.includes(name));
  return [...pinned.filter((name) => all.includes(name)), ...rest];
}

/** The choice with one column shown or hidden; the last one that is shown stays. */
export function withShown(
  all: readonly string[],
  choice: Choice,
  name: string,
  show: boolean,
): Choice {
  if (show) return { ...choice, hidden: choice.hidden.filter((other) => other !== name) };
  const left = shownColumns(all, choice).filter((other) => other !== name);
  if (left.length === 0) return choice;
  const pinned = choice.pinned.filter((other) => other !== name);
  return { hidden: [...choice.hidden.filter((other) => other !== name), name], pinned };
}

/** The choice with one column pinned or let go; pinning shows it, and lets the oldest go. */
export function withPinned(choice: Choice, name: string, pin: boolean): Choice {
  const others = choice.pinned.filter((other) => other !== name);
  if (!pin) return { ...choice, pinned: others };
  const hidden = choice.hidden.filter((other) => other !== name);
  return { hidden, pinned: [...others, name].slice(-mostPinned) };
}

/** The choice in words, for whoever does not see the table change. */
export function choiceText(all: readonly string[], choice: Choice): string {
  const shown = shownColumns(all, choice).length;
  const pinned = choice.pinned.length === 0 ? '' : `, pinned: ${choice.pinned.join(' and ')}`;
  return `${shown} of ${all.length} columns${pinned}`;
}

/**
 * Reads a choice that was kept on an earlier visit. Columns that the table no longer has are left
 * out; anything else than a choice gives all columns.
 */
export function readChoice(all: readonly string[], text: string | null): Choice {
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (typeof value !== 'object' || value === null) return everything;
    const { hidden, pinned } = value as Record<string, unknown>;
    const known = (list: unknown) =>
      all.filter((name) => Array.isArray(list) && list.includes(name));
    const choice = { hidden: known(hidden), pinned: known(pinned).slice(0, mostPinned) };
    choice.hidden = choice.hidden.filter((name) => !choice.pinned.includes(name));
    return shownColumns(all, choice).length > 0 ? choice : everything;
  } catch {
    return everything;
  }
}
