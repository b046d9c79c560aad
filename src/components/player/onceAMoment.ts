/** A moment's facts of a model, by virtual ms. */
type Facts<Model, Moment> = (model: Model, tMs: number) => Moment;

/**
 * The same function, which works a moment out once for all parts of a figure that ask for it. It
 * remembers three: the one that is being drawn, the one that later parts still show, and the one at
 * which playing began, with which missions compare.
 */
export function onceAMoment<Model extends object, Moment>(
  of: Facts<Model, Moment>,
): Facts<Model, Moment> {
  const known = new WeakMap<Model, { tMs: number; moment: Moment }[]>();
  return (model, tMs) => {
    const last = known.get(model) ?? [];
    const found = last.find((one) => one.tMs === tMs);
    if (found) return found.moment;
    const moment = of(model, tMs);
    known.set(model, [{ tMs, moment }, ...last.slice(0, 2)]);
    return moment;
  };
}
