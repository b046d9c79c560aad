import { memo, useState } from 'react';
import type { WatermarkState } from '../../sim/index.ts';
import { Facts } from '../player/index.ts';
import type { FigureModel } from './model.ts';
import { modesTable, outputTable } from './tables.ts';

interface Moment {
  model: FigureModel;
  state: WatermarkState;
}

/**
 * What leaves the query. The comparison of the modes takes three runs, so a folded panel keeps the
 * still's tables, which are there for whoever reads without scripts.
 */
export const Output = memo(function Output({ model, state }: Moment) {
  const [still] = useState({ model, state });
  const [open, setOpen] = useState(false);
  const shown = open ? { model, state } : still;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>What the sink receives</summary>
      <OutputTables model={shown.model} state={shown.state} />
      <p className="figure-note">
        A Delta table takes append and complete; update needs <code>foreachBatch</code> with a
        merge.
      </p>
    </details>
  );
});

/** The last batch's rows, and what the other output modes would hold and write. */
const OutputTables = memo(function OutputTables({ model, state }: Moment) {
  return (
    <div className="tables">
      <Facts table={outputTable(model, state)} />
      <Facts table={modesTable(model, state.atMs)} />
    </div>
  );
});
