import { memo } from 'react';
import type { WatermarkState } from '../../sim/index.ts';
import { Facts } from '../player/index.ts';
import type { FigureModel } from './model.ts';
import { modesTable, outputTable } from './tables.ts';

/** What leaves the query: the last batch's rows, and what the other output modes would cost. */
export const Output = memo(function Output(props: { model: FigureModel; state: WatermarkState }) {
  const { model, state } = props;
  return (
    <details className="output">
      <summary>What the sink receives</summary>
      <div className="tables">
        <Facts table={outputTable(model, state)} />
        <Facts table={modesTable(model, state.atMs)} />
      </div>
      <p className="figure-note">
        A Delta table takes append and complete; update needs <code>foreachBatch</code> with a
        merge.
      </p>
    </details>
  );
});
