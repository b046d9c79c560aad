/** A colon is narrower than the digit that a `ch` is as wide as: what two of them leave over. */
const COLONS = 1.1;

/**
 * The time of now as a tag. It changes while t plays, so its text has a box of a size of its own:
 * the browser lays out nothing but these few letters anew. The box is not the tag itself, because
 * what stands in a row (a flex item) is never laid out without its row.
 */
export function NowTag({ clock }: { clock: string }) {
  return (
    <span className="now-tag">
      <span className="now-word">now </span>
      <span className="now-clock" style={{ width: `${String(clock.length - COLONS)}ch` }}>
        {clock}
      </span>
    </span>
  );
}
