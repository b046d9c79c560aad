import { useEffect, useMemo, useReducer, useRef, useState, type ReactNode } from 'react';
import { Choice, Missions, Press, useMissions, usePlayer } from '../player/index.ts';
import { Editor } from './Editor.tsx';
import { sqlLanguage } from './languages.ts';
import { EngineLine } from './EngineLine.tsx';
import { storyOf } from './engine/history.ts';
import type { Answer, Request } from './engine/session.ts';
import { placeOf, statementAt, statementsOf, type Statement } from './engine/statements.ts';
import { Holds } from './Holds.tsx';
import { SNOWFLAKE_MISSIONS } from './missions.ts';
import { Outcomes } from './Outcomes.tsx';
import { newSheet, nextSheet } from './sheetState.ts';
import { StoryPlayer } from './StoryPlayer.tsx';
import { storyTimeline } from './storyTimeline.ts';
import { Tabs } from './Tabs.tsx';
import { attendeeFor, snowflakeFiles } from './texts.ts';
import { fatalIn, openSnowflakeWorker } from './snowflakeEngine.ts';
import { useEngine } from './useEngine.ts';
import { useStatementRuns } from './useStatementRuns.ts';

/** How far into the story the worksheet opens, ms: the relay has written files by then. */
const OPENS_MS = 12 * 60_000;
const POLL_MS = 5000;

const STORIES = [
  { value: 'normal-hour', name: 'A normal hour' },
  { value: 'tunnel', name: 'Phones in a tunnel' },
  { value: 'relay-killed-3', name: 'The relay dies and repeats' },
  { value: 'poisoned-line', name: 'A poisoned line' },
  { value: 'outage', name: 'Outage and replay' },
];

/** The Snowflake worksheet, open: files, editor, clock, results. */
export default function Sheet({ attendee }: { attendee: string }): ReactNode {
  const figure = useRef<HTMLDivElement>(null);
  const files = useMemo(() => snowflakeFiles(attendeeFor(attendee)), [attendee]);
  const [sheet, send] = useReducer(nextSheet, files, newSheet);
  const engine = useEngine<Request, Answer>(openSnowflakeWorker, fatalIn);
  const timeline = useMemo(() => storyTimeline(storyOf(sheet.preset)), [sheet.preset]);
  const tMs = timeline.startMs + OPENS_MS;
  const player = usePlayer(figure, { timeline, tMs, speed: 5 });
  const cursor = useRef(0);
  const [polling, setPolling] = useState(false);
  const busy = engine.state !== 'ready';
  const done = useMissions('snowflake-worksheet', SNOWFLAKE_MISSIONS, sheet);
  const text = sheet.files[sheet.file]?.text ?? '';

  const runStatements = useStatementRuns(engine, player, sheet, send);
  const placed = ({ text: statement, start }: Statement) => ({
    text: statement,
    place: { file: sheet.file, line: placeOf(text, start).line },
  });
  const runOne = (at: number): void => {
    const statement = statementAt(text, at);
    if (statement && !busy) void runStatements([placed(statement)]);
  };
  const runAll = (): void => {
    if (!busy) void runStatements(statementsOf(text).map(placed));
  };

  const last = sheet.ran.findLast(({ outcome }) => outcome.kind === 'rows');
  const again = useRef<() => void>(() => undefined);
  useEffect(() => {
    again.current = () => {
      if (!busy && last) void runStatements([last]);
    };
  });
  useEffect(() => {
    if (!polling) return undefined;
    const timer = setInterval(() => again.current(), POLL_MS);
    return () => clearInterval(timer);
  }, [polling]);

  const error = sheet.error?.file === sheet.file ? sheet.error : undefined;
  const openFile = (file: number): void => {
    if (file === sheet.file) return;
    // The editor of another file begins with its cursor at the top.
    cursor.current = 0;
    send({ do: 'open', file });
  };
  return (
    <div ref={figure} className="sheet">
      <div className="sheet-main">
        <Tabs
          label="Files"
          names={sheet.files.map(({ name }) => name)}
          chosen={sheet.file}
          onChoose={openFile}
        >
          <Editor
            key={sheet.file}
            language={sqlLanguage}
            label={`Editor, ${sheet.files[sheet.file]?.name ?? ''}`}
            text={text}
            error={error}
            onChange={(next) => send({ do: 'write', text: next })}
            onCursor={(at) => (cursor.current = at)}
            onRun={runOne}
            onRunAll={runAll}
          />
        </Tabs>
        <div className="sheet-actions" role="group" aria-label="Run">
          <Press off={busy} onPress={() => runOne(cursor.current)}>
            Run statement
          </Press>
          <Press off={busy} onPress={runAll}>
            Run all
          </Press>
          <Press off={engine.state !== 'busy'} onPress={engine.restart}>
            Stop
          </Press>
          <button
            type="button"
            aria-pressed={polling}
            disabled={!last && !polling}
            onClick={() => setPolling(!polling)}
          >
            Poll every 5 s
          </button>
          <EngineLine engine={engine} />
        </div>
        <Outcomes ran={sheet.ran} shown={sheet.shown} onShow={(id) => send({ do: 'show', id })} />
        <StoryPlayer player={player} timeline={timeline} />
      </div>
      <div className="inspector">
        <Choice
          label="Story"
          options={STORIES}
          value={sheet.preset}
          onChange={(preset) => send({ do: 'story', preset })}
        />
        <Holds holding={sheet.holding} />
        <Missions missions={SNOWFLAKE_MISSIONS} done={done} />
      </div>
    </div>
  );
}
