import { Truth } from '../player/index.ts';

/** What stands behind this figure, and what it leaves out. */
export function TruthNote() {
  return (
    <Truth>
      <p>
        Checked: the same code that draws this figure replays cases recorded from a running Apache
        Spark 4.2.0 (this course&apos;s own, in the folder <code>conformance</code>) and the cases
        of Spark&apos;s own test suite for watermarks, batch by batch: watermarks, state rows,
        dropped rows and output.
      </p>
      <p>
        Simplified: every batch takes 5 seconds, where a real one takes as long as it takes; the
        source is one stream with one watermark; the query starts at 09:00 with an empty checkpoint
        and is never restarted. Spark reports dropped rows as groups of window and country, as here,
        and not as events.
      </p>
      <p>
        The bars add up all countries. Spark keeps one row for each window and country, which is
        what &quot;state rows&quot; counts.
      </p>
    </Truth>
  );
}
