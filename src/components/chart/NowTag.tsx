/**
 * The time of now as a tag. It changes while t plays, so it has a size of its own: the browser lays
 * out nothing but these few letters anew.
 */
export function NowTag({ clock }: { clock: string }) {
  const text = `now ${clock}`;
  return (
    <span className="now-tag" style={{ width: `${String(text.length)}ch` }}>
      {text}
    </span>
  );
}
