import { useMemo, useState, type ReactNode } from 'react';
import { timeText, type DbtFact } from '../../../sim/index.ts';
import { Missions, Press, useMissions } from '../../player/index.ts';
import { fillAttendee } from '../../progress/parts.ts';
import { Editor } from '../Editor.tsx';
import { sqlLanguage } from '../languages.ts';
import { storyOf } from '../engine/history.ts';
import { Tabs } from '../Tabs.tsx';
import { attendeeFor, snowflakeFiles } from '../texts.ts';
import { roomResult, useRoomResult, type RoomResult } from '../toRoom.ts';
import { compileModel } from './compile.ts';
import { DbtQuery } from './DbtQuery.tsx';
import { deedsOf } from './deeds.ts';
import { modelFiles, type ModelName } from './files.ts';
import { DBT_MISSIONS } from './missions.ts';
import { deployedSelect, resultsOf, runOf, type DbtRun } from './project.ts';

/** When the first run is made, and how far apart runs are, ms of the story. */
const FIRST_MS = 12 * 60_000;
const APART_MS = 60_000;
/** How long after the last run its tables are queried, ms: just before the next. */
const QUERIED_MS = 55_000;
/** Runs that fit into the story. */
const MOST = 21;

const MODELS = ['silver', 'gold'] as const satisfies readonly ModelName[];

/** The dbt worksheet, open: the two models, the command, what each run did. */
export default function DbtSheet({ attendee }: { attendee: string }): ReactNode {
  const id = attendeeFor(attendee);
  const setup = snowflakeFiles(id)[0]?.text ?? '';
  const bronze = fillAttendee('DE_MASTERCLASS.{ATTENDEE_ID}_STREAMING', id);
  const schema = `${bronze}_DBT`;
  const [texts, setTexts] = useState({
    silver: modelFiles.silver.text,
    gold: modelFiles.gold.text,
  });
  const [model, setModel] = useState<ModelName>('silver');
  const [runs, setRuns] = useState<readonly DbtRun[]>([]);
  const [problem, setProblem] = useState('');
  const [querying, setQuerying] = useState(false);
  const names = { schema, bronze };
  const compiled = compileModel(texts[model], names);
  const log = useMemo(() => ({ runs, results: resultsOf(runOf(runs, schema)) }), [runs, schema]);
  const { results } = log;
  const deployed = deployedSelect(runs, results, model);
  const done = useMissions('dbt-worksheet', DBT_MISSIONS, log);
  useRoomResult(log, lastRun);
  const full = runs.length >= MOST;

  const run = (fullRefresh: boolean): void => {
    if (full) return;
    const silver = compileModel(texts.silver, names);
    const gold = compileModel(texts.gold, names);
    if (typeof silver === 'string') {
      setProblem(`${modelFiles.silver.name}: ${silver}`);
    } else if (typeof gold === 'string') {
      setProblem(`${modelFiles.gold.name}: ${gold}`);
    } else {
      setProblem('');
      const atMs = storyOf('normal-hour').startMs + FIRST_MS + runs.length * APART_MS;
      setRuns([...runs, { atMs, fullRefresh, silver, gold }]);
    }
  };

  const startAnew = (): void => {
    setRuns([]);
    setProblem('');
    setQuerying(false);
  };

  return (
    <div className="sheet">
      <div className="sheet-main">
        <Tabs
          label="Models"
          names={MODELS.map((name) => modelFiles[name].name)}
          chosen={MODELS.indexOf(model)}
          onChoose={(index) => setModel(MODELS[index] ?? 'silver')}
        >
          <Editor
            key={model}
            language={sqlLanguage}
            label={`Editor, ${modelFiles[model].name}`}
            text={texts[model]}
            error={undefined}
            onChange={(text) => setTexts({ ...texts, [model]: text })}
            onCursor={() => undefined}
            onRun={() => run(false)}
            onRunAll={() => run(true)}
          />
        </Tabs>
        <div className="sheet-actions" role="group" aria-label="Run">
          <Press off={full} onPress={() => run(false)}>
            dbt run
          </Press>
          <Press off={full} onPress={() => run(true)}>
            dbt run --full-refresh
          </Press>
          <Press off={runs.length === 0} onPress={startAnew}>
            Start anew
          </Press>
          {full && (
            <span className="figure-note" role="status">
              {MOST} runs are as many as the story is long. Start anew to run again.
            </span>
          )}
        </div>
        {problem !== '' && (
          <p role="alert" className="sheet-said" data-kind="error">
            {problem}
          </p>
        )}
        <RunLog results={results} runs={runs} />
        {runs.length > 0 && !querying && (
          <p>
            <button type="button" onClick={() => setQuerying(true)}>
              Query the tables
            </button>{' '}
            <span className="figure-note">Loads a database once, about 13 MB compressed.</span>
          </p>
        )}
        {runs.length > 0 && querying && (
          <DbtQuery
            deeds={deedsOf(setup, schema, runs, results)}
            tMs={(runs.at(-1)?.atMs ?? 0) + QUERIED_MS}
          />
        )}
      </div>
      <div className="inspector">
        <section aria-label="Compiled">
          <p className="inspector-head">Compiled</p>
          {typeof compiled === 'string' ? (
            <p className="sheet-said" data-kind="error">
              {compiled}
            </p>
          ) : (
            <pre className="sheet-code" tabIndex={0} aria-label="Compiled SELECT">
              {compiled.select}
            </pre>
          )}
          <p className="figure-note">{standsOf(compiled, deployed)}</p>
        </section>
        <Missions missions={DBT_MISSIONS} done={done} />
      </div>
    </div>
  );
}

interface DbtLog {
  runs: readonly DbtRun[];
  results: readonly DbtFact[];
}

/** The newest run as the room sees it. */
function lastRun({ runs, results }: DbtLog): RoomResult | undefined {
  const run = runs.at(-1);
  if (!run) return undefined;
  const last = results.filter((result) => result.run === runs.length - 1);
  const column = (name: string, text: (result: DbtFact) => string) => ({
    name,
    kind: 'text' as const,
    values: last.map(text),
  });
  return roomResult(commandOf(run), `Run ${String(runs.length)}, at ${timeText(run.atMs)}.`, [
    column('model', ({ model }) => model),
    column('what was done', deedOf),
    column('message', ({ message }) => message),
  ]);
}

const commandOf = (run: DbtRun | undefined) =>
  `dbt run${run?.fullRefresh ? ' --full-refresh' : ''}`;

/** What every run printed, newest first; a screen reader is told what is new in it. */
function RunLog(log: DbtLog) {
  return (
    <div aria-live="polite">
      {log.runs.length === 0 ? <p>dbt has not been run yet.</p> : <Runs {...log} />}
    </div>
  );
}

function Runs({ results, runs }: DbtLog) {
  const numbers = runs.map((_, index) => index).reverse();
  return (
    <ol className="sheet-dbt" aria-label="Runs, newest first">
      {numbers.map((number) => (
        <li key={number}>
          <p>
            {timeText(runs[number]?.atMs ?? 0)} <code>{commandOf(runs[number])}</code>
          </p>
          <ul>
            {results
              .filter((result) => result.run === number)
              .map((result) => (
                <li key={result.model} data-status={result.status}>
                  <code>{result.model}</code>: {deedOf(result)}
                  {result.message !== '' && <span className="figure-note"> {result.message}</span>}
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function deedOf({ action, status }: DbtFact): string {
  if (status === 'error') return 'error.';
  if (status === 'skipped') return 'skipped.';
  const deeds = {
    create: 'created; Snowflake fills it.',
    replace: 'replaced; Snowflake fills it anew.',
    alter: 'altered; the rows stay.',
    skip: 'nothing done.',
    fail: 'failed.',
  };
  return deeds[action];
}

function standsOf(compiled: ReturnType<typeof compileModel>, deployed: string | undefined): string {
  if (deployed === undefined) return 'There is no table yet.';
  if (typeof compiled === 'string') return 'The table runs on what was compiled before.';
  return compiled.select === deployed
    ? 'The table runs on this SELECT.'
    : 'The table runs on another SELECT than this one.';
}
