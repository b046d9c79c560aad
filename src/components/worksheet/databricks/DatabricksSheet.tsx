import { useCallback, useMemo, useReducer, useRef, type ReactNode } from 'react';
import { Choice, later, Missions, Press, useMissions, usePlayer } from '../../player/index.ts';
import { Stalled } from '../EngineLine.tsx';
import { StoryPlayer } from '../StoryPlayer.tsx';
import { storyTimeline } from '../storyTimeline.ts';
import { Tabs } from '../Tabs.tsx';
import { attendeeFor } from '../texts.ts';
import { useEngine } from '../useEngine.ts';
import { useRoomResult } from '../toRoom.ts';
import { cellResult } from './cellResult.ts';
import { NOTEBOOK_MISSIONS } from './missions.ts';
import { NotebookHolds } from './NotebookHolds.tsx';
import { labNotebooks } from './notebooks.ts';
import { newNotebooks, nextNotebooks } from './notebookState.ts';
import type { Layer } from './spark/world.ts';
import { notebookStory } from './story.ts';
import { useNotebookRuns, type NotebookEngine } from './useNotebookRuns.ts';
import type { NotebookAnswer, NotebookRequest } from './worker.ts';

/** How far into the story the notebooks open, ms: the topic holds two minutes of events. */
const OPENS_MS = 2 * 60_000;

const STORIES = [
  { value: 'normal-hour', name: 'A normal hour' },
  { value: 'tunnel', name: 'Phones in a tunnel' },
  { value: 'clock-tomorrow', name: 'A clock set to tomorrow' },
  { value: 'quiet-night', name: 'A quiet night' },
];

// The cells bring the editor's Python with them; the clock and the workspace stand there before.
const Cells = later(() => import('./Cells.tsx'), 'Loading the cells.');
const Monitor = later(() => import('./Monitor.tsx'), "Loading the query's numbers.");

/** The Databricks worksheet, open: three notebooks, their queries, the clock. */
export default function DatabricksSheet({ attendee }: { attendee: string }): ReactNode {
  const figure = useRef<HTMLDivElement>(null);
  const id = attendeeFor(attendee);
  const lab = useMemo(() => labNotebooks(id), [id]);
  const [sheet, send] = useReducer(nextNotebooks, lab, newNotebooks);
  const engine = useEngine<NotebookRequest, NotebookAnswer>(openWorker, neverFatal);
  const timeline = useMemo(() => storyTimeline(notebookStory(sheet.preset)), [sheet.preset]);
  const tMs = timeline.startMs + OPENS_MS;
  const player = usePlayer(figure, { timeline, tMs, speed: 5 });
  const done = useMissions('databricks-worksheet', NOTEBOOK_MISSIONS, sheet);
  const runs = useNotebookRuns(engine, player, sheet, send, id);
  const { running, runCells, stopQuery, report } = runs;
  const busy = running !== undefined || engine.state !== 'ready';

  useRoomResult(sheet.newest, cellResult);

  const { tapes } = sheet;
  const monitor = useCallback(
    (layer: Layer) =>
      tapes && (
        <Monitor
          layer={layer}
          tape={tapes[layer]}
          tMs={player.tMs}
          report={report}
          onStop={stopQuery}
          busy={busy}
        />
      ),
    [tapes, player.tMs, report, stopQuery, busy],
  );

  const open = sheet.notebooks[sheet.open];
  const cells = open?.cells ?? [];
  const code = cells.filter(({ kind }) => kind === 'python');
  return (
    <div ref={figure} className="sheet">
      <div className="sheet-main">
        <Tabs
          label="Notebooks"
          names={sheet.notebooks.map(({ name }) => name)}
          chosen={sheet.open}
          onChoose={(notebook) => send({ do: 'open', notebook })}
          className="note-top"
          beside={
            <>
              <StoryPlayer player={player} timeline={timeline} />
              <div className="sheet-actions" role="group" aria-label="Run">
                <Press off={busy} onPress={() => void runCells(code)}>
                  Run all cells
                </Press>
                <Press
                  off={running === undefined && engine.state !== 'busy'}
                  onPress={engine.restart}
                >
                  Stop
                </Press>
                <Readiness engine={engine} />
              </div>
            </>
          }
        >
          <Cells
            cells={cells}
            busy={busy}
            running={running}
            monitor={monitor}
            onWrite={(id, text) => send({ do: 'write', id, text })}
            onRun={(some) => void runCells(some)}
          />
          <div className="sheet-actions">
            <button
              type="button"
              onClick={() => send({ do: 'add', after: cells.at(-1)?.id ?? -1 })}
            >
              Add a cell
            </button>
            <span className="figure-note">
              For Python, or for SQL with <code>%sql</code> in its first line.
            </span>
          </div>
        </Tabs>
      </div>
      <div className="inspector">
        <Choice
          label="Story"
          options={STORIES}
          value={sheet.preset}
          onChange={(preset) => {
            runs.forget();
            send({ do: 'story', preset });
          }}
        />
        <NotebookHolds holds={sheet.holds} />
        <Missions missions={NOTEBOOK_MISSIONS} done={done} />
      </div>
    </div>
  );
}

/** How the notebooks are doing; a failure says so and offers to try again. */
function Readiness({ engine }: { engine: NotebookEngine }): ReactNode {
  const { state, share } = engine;
  if (typeof state === 'object') {
    return (
      <span className="sheet-broken" role="alert">
        The notebooks could not be loaded ({state.broken}). What you have written stays.{' '}
        <button type="button" onClick={engine.restart}>
          Try again
        </button>
      </span>
    );
  }
  const loading =
    share > 0 && share < 1
      ? ` The database for queries: ${String(Math.floor(share * 100))} %.`
      : '';
  if (engine.stalled) {
    const what = state === 'loading' ? 'The notebooks are loading.' : loading.trim();
    return <Stalled words={what} onRestart={engine.restart} />;
  }
  const words = {
    loading: 'The notebooks are loading.',
    busy: 'Running.',
    ready: `Ready.${loading}`,
  };
  return <span className="figure-note">{words[state]}</span>;
}

function openWorker(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
}

function neverFatal(): undefined {
  return undefined;
}
