import { memo } from 'react';
import { Facts, later, Missions } from '../player/index.ts';
import { Code } from './Code.tsx';
import { costTable } from './cost.ts';
import type { Screen } from './deeds.ts';
import { Keeping } from './Keeping.tsx';
import { MISSIONS } from './missions.ts';
import { Shares } from './Shares.tsx';
import { SweepCurve } from './SweepCurve.tsx';
import { TruthNote } from './TruthNote.tsx';
import type { ViewProps } from './View.tsx';

/** The reader's own data come with a CSV parser: loaded when they are asked for. */
const OwnData = later(
  async () => ({ default: (await import('../owndata/index.ts')).OwnData }),
  'Loading the reader of files.',
);

type WholeProps = Pick<ViewProps, 'compared' | 'twins' | 'points' | 'missionsDone' | 'deeds'> &
  Pick<Screen, 'ownOpen' | 'wanted'>;

/** What only the full form has, below the picture; nothing in it depends on t. */
export const Whole = memo(function Whole(props: WholeProps) {
  const { compared, twins, deeds } = props;
  const { state } = compared;
  const b = twins.b.scenario;
  return (
    <>
      <div className="whatif-lower">
        <Facts table={costTable(twins)} />
        <SweepCurve
          points={props.points}
          a={state.scenario.spark.delayMs}
          b={b.spark.delayMs}
          onMove={deeds.moveDelay}
        />
        <Code state={state} onTurn={deeds.turn} />
        <Shares
          sourceKey={compared.sourceKey}
          source={compared.source}
          scenario={b}
          onTake={deeds.moveDelay}
        />
      </div>
      <Keeping
        name={state.scenario.name}
        onName={deeds.rename}
        exportText={deeds.exportText}
        onImport={deeds.importText}
      />
      <div className="own">
        <button type="button" aria-expanded={props.ownOpen} onClick={deeds.toggleOwn}>
          Bring your own data
        </button>
        {props.ownOpen && <OwnData wanted={props.wanted} onEvents={deeds.takeOwn} />}
      </div>
      <Missions missions={MISSIONS} done={props.missionsDone} />
      <TruthNote />
    </>
  );
});
